import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadMatchingReference } from '../../adapters/matching-reference.ts';
import { loadModes } from '../../adapters/modes.ts';
import { capacityId, type Bundle, type Estimate } from '../../domain/bundle.ts';
import { Listing } from '../../domain/listing.ts';
import { ModeId, RoleId } from '../../domain/mode.ts';
import { checkBundle } from './check-bundle.ts';
import { composeBundles } from './compose.ts';

const Range = z.tuple([z.number(), z.number()]).nullable();
const ProjectCase = z.strictObject({
  title: z.string(),
  why: z.string(),
  startsOn: z.iso.date().optional(),
  scope: z.strictObject({ east: z.array(z.string()), west: z.array(z.string()) }).optional(),
  listings: z.array(Listing),
  /** The best projects found, in order: parties are `listing role`, uses `listing#place` → amount. */
  expect: z.array(
    z.strictObject({
      mode: ModeId,
      parties: z.array(z.string()),
      uses: z.record(z.string(), z.number()),
      jobs: Range.optional(),
      investment: Range.optional(),
      uncertain: z.array(z.string()).optional(),
      steps: z.array(z.string()).optional(),
    }),
  ),
  missing: z.array(z.strictObject({ mode: ModeId, parties: z.array(z.string()), role: RoleId, candidates: z.array(z.string()) })),
});

const folder = 'tests/cases/projects';
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ProjectCase.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))));

const partiesOf = ({ parties }: Bundle) => parties.map(({ listing, role }) => `${listing} ${role}`);
const rangeOf = (estimate: Estimate | null) => estimate && [estimate.low, estimate.high];

describe('worked projects', () => {
  const reference = loadMatchingReference();
  const modes = loadModes();

  it.each(cases)('$title', ({ listings, expect: expected, missing, scope, startsOn }) => {
    const composed = composeBundles(listings, modes, reference, {
      perAnchor: 100,
      ...(scope ? { scope } : {}),
      ...(startsOn ? { startsOn } : {}),
    });
    if (!composed.ok) throw new Error(composed.error.code);
    const { bundles, incomplete } = composed.value;
    for (const bundle of [...bundles, ...incomplete])
      expect(checkBundle(bundle, { listings, modes, regions: reference.regions })).toEqual([]);
    expect(bundles.map((bundle) => [bundle.mode, ...partiesOf(bundle)])).toEqual(expected.map(({ mode, parties }) => [mode, ...parties]));
    expected.forEach((told, at) => {
      const { uses, estimates, uncertain, steps } = bundles[at]!;
      expect(Object.fromEntries(uses.map(({ listing, at: place, amount }) => [capacityId(listing, place), amount]))).toEqual(told.uses);
      if (told.jobs !== undefined) expect(rangeOf(estimates.jobs)).toEqual(told.jobs);
      if (told.investment !== undefined) expect(rangeOf(estimates.investment)).toEqual(told.investment);
      const doubts = uncertain.map((each) => ('need' in each ? `${each.code} ${each.need}` : each.code));
      for (const doubt of told.uncertain ?? []) expect(doubts).toContain(doubt);
      if (told.steps) expect(steps.map(({ step, listing, from }) => `${step} ${listing} ${from}`)).toEqual(told.steps);
    });
    for (const { mode, parties, role, candidates } of missing) {
      const found = incomplete.find((bundle) => bundle.mode === mode && partiesOf(bundle).join() === parties.join());
      expect(found?.missing).toMatchObject({
        role,
        candidates: candidates.map((listing) => expect.objectContaining({ listing }) as unknown),
      });
    }
  });
});
