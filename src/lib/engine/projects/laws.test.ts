import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../adapters/highs/solve.ts';
import { Budget } from '../budget.ts';
import type { Solver } from '../solver/port.ts';
import { firstPrices, lowerBound } from './bound.ts';
import { checkPortfolio } from './check.ts';
import { Knapsack } from './knapsack.ts';
import { Relaxation } from './lagrangian.ts';
import { bruteForce, packings } from './packing-arbitrary.ts';
import { FORBIDDEN, FREE, PINNED, type Packing } from './packing.ts';
import { selectPortfolio } from './portfolio.ts';
import { presolve } from './presolve.ts';
import { Selection } from './selection.ts';
import { dive } from './dive.ts';
import { SplitBound } from './split-bound.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

/** The proved optimum; −Infinity when there is no portfolio. */
function optimum(packing: Packing, tools: { solver?: Solver } = { solver }): number {
  const { status, objective } = selectPortfolio(packing, { gap: 0, seed: 0, budget: new Budget({ work: 200_000 }), ...tools });
  if (status !== 'infeasible') expect(status).toBe('optimal');
  return objective ?? -Infinity;
}

/** Lists every bundle's part in the order given. */
function reordered(packing: Packing, order: readonly number[]): Packing {
  const place = new Map(order.map((j, at) => [j, at]));
  const uses = order.map((j) => [packing.useStart[j]!, packing.useStart[j + 1]!] as const);
  const useStart = new Int32Array(order.length + 1);
  uses.forEach(([from, to], at) => (useStart[at + 1] = useStart[at]! + to - from));
  return {
    ...packing,
    value: Float64Array.from(order, (j) => packing.value[j]!),
    useStart,
    useRow: Int32Array.from(uses.flatMap(([from, to]) => [...packing.useRow.subarray(from, to)])),
    useAmount: Float64Array.from(uses.flatMap(([from, to]) => [...packing.useAmount.subarray(from, to)])),
    group: Int32Array.from(order, (j) => packing.group[j]!),
    mark: Uint8Array.from(order, (j) => packing.mark[j]!),
    rules: { ...packing.rules, bundle: packing.rules.bundle.map((j) => place.get(j)!) },
  };
}

describe('laws of a portfolio', () => {
  it('more capacity never lowers the optimum', () => {
    fc.assert(
      fc.property(packings(), fc.nat({ max: 4 }), fc.integer({ min: 1, max: 50 }), (packing, i, tenths) => {
        const capacity = packing.capacity.map((c, at) => (at === i ? (Math.round(c * 10) + tenths) / 10 : c));
        expect(optimum({ ...packing, capacity })).toBeGreaterThanOrEqual(optimum(packing) - 1e-9);
      }),
      { numRuns: 100 },
    );
  });

  it('removing a bundle that is not pinned, nor the last of a group that needs one, never raises it', () => {
    fc.assert(
      fc.property(packings(), fc.nat(), (packing, n) => {
        const j = n % packing.bundles;
        const isLast = packing.groupRule === 'exactly_one' && packing.group.filter((g) => g === packing.group[j]).length === 1;
        fc.pre(packing.mark[j] === FREE && !isLast);
        const without = optimum({ ...packing, mark: packing.mark.map((mark, at) => (at === j ? FORBIDDEN : mark)) });
        expect(without).toBeLessThanOrEqual(optimum(packing) + 1e-9);
      }),
      { numRuns: 100 },
    );
  });

  it('the order of bundles changes nothing in the objective', () => {
    const shuffled = packings().chain((packing) =>
      fc.shuffledSubarray([...packing.value.keys()], { minLength: packing.bundles }).map((order) => [packing, order] as const),
    );
    fc.assert(
      fc.property(shuffled, ([packing, order]) => {
        expect(optimum(reordered(packing, order))).toBe(optimum(packing));
      }),
      { numRuns: 100 },
    );
  });

  it('every bound, of the relaxation and of the decomposition, lies at or above the optimum', () => {
    fc.assert(
      fc.property(packings({ marks: false }), (packing) => {
        const best = bruteForce(packing);
        const rest = presolve(packing);
        if (best === null || !rest.ok || rest.value.packing.bundles === 0) return;
        const budget = new Budget({ work: 1e6 });
        const relaxation = new Relaxation(rest.value.packing);
        firstPrices(relaxation);
        const { bound, prices, reduced } = lowerBound(relaxation, best - rest.value.offset, 40, budget);
        expect(bound + rest.value.offset).toBeGreaterThanOrEqual(best - 1e-6);
        const split = SplitBound.at(rest.value.packing, prices, reduced);
        split.lower(best - rest.value.offset - 1, 40, budget);
        expect(split.bound + rest.value.offset).toBeGreaterThanOrEqual(best - 1e-6);
        expect(split.bound).toBeLessThanOrEqual(bound + 1e-6 * Math.abs(bound) + 1e-6);
      }),
      { numRuns: 300 },
    );
  });

  it('a dive that makes a hard rule impossible ends there', () => {
    const use = [0, 0, 1, 1, 0];
    const packing: Packing = {
      bundles: 5,
      value: Float64Array.of(9, 1, 2, 2, 1),
      useStart: Int32Array.of(0, 1, 2, 3, 4, 5),
      useRow: Int32Array.from(use),
      useAmount: new Float64Array(5).fill(1),
      capacity: Float64Array.of(1, 1),
      group: new Int32Array(5).fill(-1),
      groups: 0,
      groupRule: 'free',
      rules: { start: Int32Array.of(0, 2), bundle: Int32Array.of(1, 4), count: Int32Array.of(1), penalty: Float64Array.of(Infinity) },
      mark: new Uint8Array(5),
    };
    const split = new SplitBound(packing);
    split.agreement.set([1, 0.1, 0.2, 0.2, 0.1]);
    const selection = new Selection(packing);
    dive(selection, split, { share: 0.2, wanted: 0, evaluations: 8 }, new Float64Array(5), new Budget({ work: 1e6 }));
    expect([...selection.selected]).toEqual([1, 0, 1, 0, 0]);
  });

  it('a split that a dive has used up proves the same again as a new one', () => {
    fc.assert(
      fc.property(packings({ marks: false }), (packing) => {
        const rest = presolve(packing);
        if (!rest.ok || rest.value.packing.bundles === 0) return;
        const budget = new Budget({ work: 1e6 });
        const relaxation = new Relaxation(rest.value.packing);
        firstPrices(relaxation);
        const { prices, reduced } = lowerBound(relaxation, -Infinity, 10, budget);
        const [used, fresh] = [0, 1].map(() => SplitBound.at(rest.value.packing, prices, reduced)) as [SplitBound, SplitBound];
        used.lower(-1, 5, budget);
        dive(new Selection(rest.value.packing), used.roughly(), { share: 0.2, wanted: 0.02, evaluations: 8 }, reduced, budget);
        used.restart(prices, reduced);
        for (const split of [used, fresh]) split.lower(-1, 8, budget);
        expect(used.bound).toBe(fresh.bound);
      }),
    );
  });

  it('a dive breaks no capacity and no group, also where it makes a hard rule impossible', () => {
    fc.assert(
      fc.property(packings({ marks: false }), (packing) => {
        const rest = presolve(packing);
        if (!rest.ok || rest.value.packing.bundles === 0) return;
        const budget = new Budget({ work: 1e6 });
        const relaxation = new Relaxation(rest.value.packing);
        firstPrices(relaxation);
        const { prices, reduced } = lowerBound(relaxation, -Infinity, 10, budget);
        const split = SplitBound.at(rest.value.packing, prices, reduced);
        split.lower(-1, 5, budget);
        const selection = new Selection(rest.value.packing);
        dive(selection, new SplitBound(rest.value.packing).follow(split), { share: 0.2, wanted: 0, evaluations: 8 }, reduced, budget);
        const faults = checkPortfolio(rest.value.packing, selection.selected);
        expect(faults.filter(({ fault }) => fault !== 'hard_rule_unmet' && fault !== 'group_without_bundle')).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('without a solver the answer breaks no rule and claims no more than it proved', () => {
    fc.assert(
      fc.property(packings(), (packing) => {
        const found = selectPortfolio(packing, { gap: 0, seed: 1, budget: new Budget({ work: 300 }) });
        const best = bruteForce(packing);
        if (found.status === 'infeasible') expect(best).toBeNull();
        if (found.objective === null) return;
        expect(checkPortfolio(packing, found.selected)).toEqual([]);
        expect(found.objective).toBeLessThanOrEqual(best! + 1e-9);
        expect(found.bound).toBeGreaterThanOrEqual(best! - 1e-6);
      }),
      { numRuns: 200 },
    );
  });

  it('the checker sees every kind of broken rule', () => {
    const packing: Packing = {
      bundles: 3,
      value: Float64Array.of(1, 1, 1),
      useStart: Int32Array.of(0, 1, 2, 2),
      useRow: Int32Array.of(0, 0),
      useAmount: Float64Array.of(2, 2),
      capacity: Float64Array.of(3),
      group: Int32Array.of(0, 0, 1),
      groups: 2,
      groupRule: 'exactly_one',
      rules: { start: Int32Array.of(0, 1), bundle: Int32Array.of(2), count: Int32Array.of(1), penalty: Float64Array.of(Infinity) },
      mark: Uint8Array.of(FREE, FORBIDDEN, PINNED),
    };
    expect(checkPortfolio(packing, Uint8Array.of(1, 1, 0)).map(({ fault }) => fault)).toEqual([
      'forbidden_selected',
      'pinned_left_out',
      'capacity_exceeded',
      'group_taken_twice',
      'group_without_bundle',
      'hard_rule_unmet',
    ]);
    expect(checkPortfolio(packing, Uint8Array.of(1, 0, 1))).toEqual([]);
  });

  it('a knapsack cut short still bounds, one with time is exact', () => {
    const items = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 30 })), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 100 }), (list, capacity) => {
        const sorted = [...list].sort(([p, a], [q, b]) => q / b - p / a);
        const load = (knapsack: Knapsack) => {
          knapsack.profit.set(sorted.map(([profit]) => profit));
          knapsack.amount.set(sorted.map(([, amount]) => amount));
          return knapsack.solve(sorted.length, capacity);
        };
        let best = 0;
        for (let set = 0; set < 2 ** sorted.length; set++) {
          const taken = sorted.filter((_, n) => (set >> n) & 1);
          if (taken.reduce((sum, [, amount]) => sum + amount, 0) <= capacity)
            best = Math.max(
              best,
              taken.reduce((sum, [p]) => sum + p, 0),
            );
        }
        const exact = new Knapsack(10, { nodes: 100_000, tolerance: 1e-9 });
        expect(load(exact)).toBeCloseTo(best, 6);
        expect(sorted.reduce((sum, [profit], n) => sum + profit * exact.chosen[n]!, 0)).toBe(best);
        expect(load(new Knapsack(10, { nodes: 1, tolerance: 1e-9 }))).toBeGreaterThanOrEqual(best - 1e-9);
      }),
      { numRuns: 200 },
    );
  });
});
