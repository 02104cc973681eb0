import { describe, expect, it } from 'vitest';
import type { Bundle } from '../../domain/bundle.ts';
import { Listing } from '../../domain/listing.ts';
import type { Wish } from '../../domain/portfolio-run.ts';
import { indexRegions, type Region } from '../../domain/region.ts';
import { checkPortfolio } from './check.ts';
import { namedConflicts } from './plan-conflict.ts';
import { planProblem } from './plan-problem.ts';
import { planPortfolio, type Plan } from './plan.ts';
import { contradictions, isBanned } from './wishes.ts';

const region = (code: string, level: Region['level'], parent: string | null): Region => ({
  code,
  name: code,
  nameEn: null,
  level,
  parent,
  side: code.startsWith('65') ? 'west' : 'east',
  validFrom: null,
  validUntil: null,
  replacedBy: null,
});
const regions = indexRegions([
  region('650000', 'province', null),
  region('653127', 'county', '650000'),
  region('653126', 'county', '650000'),
  region('370000', 'province', null),
]);
const listing = (id: string, place: string, workers?: number): Listing =>
  Listing.parse({
    id,
    organisation: { name: id, kind: place === '370000' ? 'enterprise' : 'county', region: place },
    title: id,
    industries: [],
    offers: workers === undefined ? [] : [{ factor: 'labour', quantity: workers, unit: 'person' }],
    seeks: [],
  });
const all = [
  listing('f1', '370000'),
  listing('f2', '370000'),
  listing('f3', '370000'),
  listing('c1', '653127', 100),
  listing('c2', '653126', 60),
];
const reader = { listings: new Map(all.map((each) => [each.id, each])), regions };

/** A firm's project in a county that takes so many of its workers. */
const bundle = (driver: string, host: string, value: number, workers: number): Bundle => ({
  id: `${driver}-${host}`,
  mode: 'workshop',
  anchor: driver,
  driver,
  host,
  parties: [
    { listing: driver, role: 'firm', side: 'east', gain: 0.5 },
    { listing: host, role: 'host', side: 'west', gain: 0.5 },
  ],
  needs: [],
  uses: [{ listing: host, at: 0, factor: 'labour', need: 'labour', amount: workers, unit: 'person', basis: { code: 'whole_offer' } }],
  gain: { east: 0.5, west: 0.5 },
  score: 0.5,
  value,
  estimates: { jobs: null, investment: null, output: null, risk: { low: 0, high: 0, unit: '1', basis: [{ code: 'whole_offer' }] } },
  confidence: 'medium',
  ageDays: 0,
  uncertain: [],
  startsOn: null,
  steps: [],
  missing: null,
});
const bundles = [
  bundle('f1', 'c1', 50, 60),
  bundle('f2', 'c1', 45, 60),
  bundle('f2', 'c2', 20, 60),
  bundle('f3', 'c1', 30, 40),
  bundle('f3', 'c2', 10, 40),
];
const problemOf = (pinned: Wish[] = [], mostPerParty = 5) => planProblem(bundles, { pinned, mostPerParty, reader });
const plan = (problem: ReturnType<typeof problemOf>, dial: number, tell: (now: () => Plan, told: number) => void = () => {}) => {
  let told = 0;
  return planPortfolio(problem, { dial, seed: 1, work: 10_000, tell: ({ plan: now }) => tell(now, ++told) });
};
const idsOf = ({ asked }: Plan): string[] => (asked?.selected ?? []).map((j) => bundles[j]!.id).sort();

describe('a plan', () => {
  it('promises no worker twice and gives each driver one project', () => {
    const problem = problemOf();
    expect(problem.capacities).toContainEqual({ listing: 'c1', at: 0 });
    const found = plan(problem, 0);
    // f1 and f3 fill the hundred workers of c1; f2 goes to c2.
    expect(idsOf(found)).toEqual(['f1-c1', 'f2-c2', 'f3-c1']);
    expect(found).toMatchObject({ status: 'optimal', asked: { value: 100, served: 2, room: 0 } });
    const selected = new Uint8Array(bundles.length);
    for (const j of found.asked?.selected ?? []) selected[j] = 1;
    expect(checkPortfolio(problem.packing, selected)).toEqual([]);
  });

  it('gives nobody more open projects than it can answer', () => {
    expect(idsOf(plan(problemOf([], 1), 0))).toEqual(['f1-c1', 'f2-c2']);
  });

  it('serves more counties for their price, and every point is the best that any dial found', () => {
    const crowded = planProblem([bundle('f1', 'c1', 50, 60), bundle('f1', 'c2', 30, 60)], { pinned: [], mostPerParty: 5, reader });
    const { asked, others } = plan(crowded, 1);
    expect(asked).toMatchObject({ served: 1, value: 50 });
    for (const point of others) expect(point.value).toBe(50);
    const fair = plan(problemOf(), 1);
    expect(fair.asked?.served).toBe(2);
  });

  it('keeps a pin, by listing, place or project', () => {
    const project: Wish = { what: 'project', mode: 'workshop', parties: ['c2', 'f3'] };
    expect(idsOf(plan(problemOf([project]), 0))).toContain('f3-c2');
    expect(idsOf(plan(problemOf([{ what: 'region', region: '653126' }]), 0)).some((id) => id.endsWith('c2'))).toBe(true);
  });

  it('names pins that leave no portfolio', () => {
    const told = (pins: Wish[], most = 5) => {
      const problem = problemOf(pins, most);
      const { status, conflicts, asked } = plan(problem, 0);
      expect([status, asked]).toEqual(['infeasible', null]);
      return namedConflicts(conflicts, problem, reader);
    };
    const gone: Wish = { what: 'listing', listing: 'gone' };
    expect(told([gone])).toEqual([{ code: 'pin_without_candidate', pin: gone, gone: ['gone'] }]);
    const both: Wish[] = [
      { what: 'project', mode: 'workshop', parties: ['f1', 'c1'] },
      { what: 'project', mode: 'workshop', parties: ['f2', 'c1'] },
    ];
    expect(told(both)).toEqual([{ code: 'pins_over_offer', listing: 'c1', at: 0, needed: 120, available: 100 }]);
    expect(told(both, 1)).toContainEqual(expect.objectContaining({ code: 'pins_over_party', listing: 'c1' }));
  });

  it('ends where it is told to, with the same answer each time', () => {
    class Enough extends Error {}
    const stopped = () => {
      let last: Plan | null = null;
      expect(() =>
        plan(problemOf(), 0.15, (now, told) => {
          last = now();
          if (told === 2) throw new Enough();
        }),
      ).toThrow(Enough);
      return last;
    };
    expect(stopped()).toEqual(stopped());
  });
});

describe('wishes', () => {
  it('a ban of a place is a ban of what lies in it', () => {
    expect(isBanned(all[3]!, [{ what: 'region', region: '650000' }], regions)).toBe(true);
    expect(isBanned(all[0]!, [{ what: 'region', region: '650000' }], regions)).toBe(false);
  });

  it('finds every pin that a ban rules out', () => {
    const pins: Wish[] = [
      { what: 'listing', listing: 'c1' },
      { what: 'region', region: '653126' },
      { what: 'project', mode: 'workshop', parties: ['f1', 'c1'] },
      { what: 'listing', listing: 'f2' },
    ];
    const ban: Wish = { what: 'region', region: '650000' };
    expect(contradictions(pins, [ban], reader).map(({ pin }) => pin)).toEqual(pins.slice(0, 3));
    expect(contradictions(pins, [{ what: 'listing', listing: 'f1' }], reader).map(({ pin }) => pin)).toEqual([pins[2]]);
    expect(contradictions(pins, [], reader)).toEqual([]);
  });
});
