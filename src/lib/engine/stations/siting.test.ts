import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../adapters/highs/solve.ts';
import type { SitingProblem } from '../../domain/siting.ts';
import { Budget } from '../budget.ts';
import { chanceOf } from '../random.ts';
import type { Solver } from '../solver/port.ts';
import { checkSiting } from './check.ts';
import { placesOf } from './places-of.ts';
import { siteStations, type Siting } from './siting.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

const solve = (problem: SitingProblem, gap = 0): Siting =>
  siteStations(problem, { gap, seed: 0, budget: new Budget({ work: 100_000 }), solver });

const tenths = (most: number) => fc.nat({ max: most * 10 }).map((n) => n / 10);
const absentOr = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

/** Small enough to try everything, with every limit now absent, now narrow. */
const problems: fc.Arbitrary<SitingProblem> = fc
  .record({
    sites: fc.array(fc.record({ cost: tenths(5), beds: absentOr(tenths(8)) }), { minLength: 1, maxLength: 4 }),
    counties: fc.array(fc.record({ demand: tenths(4) }), { maxLength: 5 }),
    thirds: fc.array(absentOr(tenths(1)), { minLength: 20, maxLength: 20 }),
    max_sites: absentOr(fc.nat({ max: 3 })),
    budget: absentOr(tenths(10)),
    objective: fc.constantFrom('coverage' as const, 'p_median' as const),
  })
  .map(({ sites, counties, thirds, max_sites, budget, objective }) => ({
    objective,
    sites: sites.map(({ cost, beds }, j) => ({ id: `s${j}`, cost, ...(beds === undefined ? {} : { beds }) })),
    counties: counties.map((county, i) => ({ id: `c${i}`, ...county })),
    benefit: counties.flatMap((_, i) =>
      sites.flatMap((__, j): [string, string, number][] => {
        const third = thirds[i * 4 + j];
        return third === undefined ? [] : [[`c${i}`, `s${j}`, third]];
      }),
    ),
    ...(max_sites === undefined ? {} : { max_sites }),
    ...(budget === undefined ? {} : { budget }),
  }));

const EPSILON = 1e-9;

/** The best of all ways to serve, in the problem's own words; null when there is none. Distances count negative. */
function bruteForce({ sites, counties, benefit, max_sites = Infinity, budget = Infinity, objective }: SitingProblem): number | null {
  const third = new Map(benefit.map(([county, site, value]) => [`${county} ${site}`, value]));
  let best: number | null = null;
  const used = sites.map(() => 0);
  const visits = sites.map(() => 0);
  const tryFrom = (i: number, sum: number): void => {
    if (i === counties.length) {
      const open = sites.filter((_, j) => visits[j]! > 0);
      if (open.length <= max_sites && open.reduce((cost, site) => cost + site.cost, 0) <= budget + EPSILON)
        best = Math.max(best ?? -Infinity, sum);
      return;
    }
    if (objective !== 'p_median') tryFrom(i + 1, sum);
    const { id, demand } = counties[i]!;
    sites.forEach((site, j) => {
      const value = third.get(`${id} ${site.id}`);
      if (value === undefined || used[j]! + demand > (site.beds ?? Infinity) + EPSILON) return;
      [used[j], visits[j]] = [used[j]! + demand, visits[j]! + 1];
      tryFrom(i + 1, sum + (objective === 'p_median' ? -1 : 1) * demand * value);
      [used[j], visits[j]] = [used[j] - demand, visits[j] - 1];
    });
  };
  tryFrom(0, 0);
  return best;
}

/** A country on a plane: benefits fall with distance, as in `npm run bench:stations`. */
function country(sites: number, counties: number, beds?: number): SitingProblem {
  const chance = chanceOf(5);
  const point = () => [chance(), chance()] as const;
  const places = Array.from({ length: sites }, point);
  const homes = Array.from({ length: counties }, point);
  return {
    objective: 'coverage',
    sites: places.map((_, j) => ({ id: `s${j}`, cost: 1 + Math.round(9 * chance()), ...(beds === undefined ? {} : { beds }) })),
    counties: homes.map((_, i) => ({ id: `c${i}`, demand: 1 + Math.floor(20 * chance()) })),
    benefit: homes.flatMap(([x, y], i) =>
      places.map(([a, b], j): [string, string, number] => [
        `c${i}`,
        `s${j}`,
        Math.max(0, Math.round(1000 * (1 - Math.hypot(x - a, y - b))) / 1000),
      ]),
    ),
    max_sites: 4,
    budget: 24,
  };
}

describe('siting', () => {
  it('finds what trying everything finds, and proves it', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const best = bruteForce(problem);
        const found = solve(problem);
        expect(found.status).toBe(best === null ? 'infeasible' : 'optimal');
        expect(found.conflicts.length > 0).toBe(best === null);
        if (best === null) return;
        expect(found.worth).toBeCloseTo(best, 9);
        expect(found.bound!).toBeGreaterThanOrEqual(found.worth!);
        expect(checkSiting(placesOf(problem), found.servedBy)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('names limits of which each has to give way: without any one of them every county is served', () => {
    const WITHOUT = {
      max_sites: ({ max_sites: _, ...rest }: SitingProblem) => rest as SitingProblem,
      budget: ({ budget: _, ...rest }: SitingProblem) => rest as SitingProblem,
      beds: (problem: SitingProblem) => ({ ...problem, sites: problem.sites.map(({ id, cost }) => ({ id, cost })) }),
    };
    fc.assert(
      fc.property(problems, (problem) => {
        for (const conflict of solve(problem).conflicts) {
          if (conflict.code !== 'not_together') continue;
          expect(conflict.limits.length).toBeGreaterThan(0);
          // Without it, what is left of the limits named can be kept; limits not named were let go before.
          const named = (Object.keys(WITHOUT) as (keyof typeof WITHOUT)[]).filter((limit) => !conflict.limits.includes(limit));
          const core = named.reduce((left, limit) => WITHOUT[limit](left), problem);
          expect(bruteForce(core)).toBeNull();
          for (const limit of conflict.limits) expect(bruteForce(WITHOUT[limit](core))).not.toBeNull();
        }
      }),
      { numRuns: 80 },
    );
  });

  it('one more site allowed, a larger budget or more beds never lower the best', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { worth } = solve(problem);
        const wider = {
          ...problem,
          ...(problem.max_sites === undefined ? {} : { max_sites: problem.max_sites + 1 }),
          ...(problem.budget === undefined ? {} : { budget: problem.budget + 1 }),
          sites: problem.sites.map((site) => ({ ...site, ...(site.beds === undefined ? {} : { beds: site.beds + 1 }) })),
        };
        if (worth !== null) expect(solve(wider).worth!).toBeGreaterThanOrEqual(worth - EPSILON);
      }),
      { numRuns: 60 },
    );
  });

  it.each([undefined, 70])(
    'bounds a country of 12 sites and 40 counties, beds %s, to two per cent, and repeats itself to the bit',
    (beds) => {
      const problem = country(12, 40, beds);
      const options = () => ({ gap: 0.02, seed: 3, budget: new Budget({ work: 30_000 }), solver });
      const [once, again] = [siteStations(problem, options()), siteStations(problem, options())];
      expect(once.status).toBe('optimal');
      expect(once.gap).toBeLessThanOrEqual(0.02);
      expect(again).toEqual(once);
    },
  );

  it('without a solver reports what it found and how far that may be from the best', () => {
    const { status, worth, bound, gap } = siteStations(country(20, 100, 90), {
      gap: 0,
      seed: 0,
      budget: new Budget({ work: 3_000 }),
    });
    expect(status).toBe('feasible');
    expect(bound!).toBeGreaterThan(worth!);
    expect(gap!).toBeLessThan(0.1);
  });
});
