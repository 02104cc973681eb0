import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadMatchingReference } from '../../adapters/matching-reference.ts';
import { Listing } from '../../domain/listing.ts';
import { checkRanking } from './check.ts';
import { prepare } from './corpus.ts';
import { rank } from './rank.ts';

const RankingCase = z.strictObject({
  title: z.string(),
  why: z.string(),
  from: Listing,
  among: z.array(Listing),
  expect: z.strictObject({ order: z.array(z.string()), gated: z.array(z.string()).default([]) }),
});

const folder = 'tests/cases/ranking';
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => RankingCase.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))));

describe('worked rankings', () => {
  const reference = loadMatchingReference();

  it.each(cases)('$title', ({ from, among, expect: expected }) => {
    const matches = rank(prepare(among, reference), from, { top: 'all', explainGates: true });
    expect(checkRanking(from.id, matches)).toEqual([]);
    const ids = (gated: boolean) => matches.filter(({ gates }) => gates.length > 0 === gated).map(({ id }) => id);
    expect(ids(false)).toEqual(expected.order);
    expect(ids(true)).toEqual(expected.gated);
  });
});
