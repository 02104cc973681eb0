import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from '../budget.ts';
import { chanceOf } from '../random.ts';
import { checkPortfolio } from './check.ts';
import { exclusionOf } from './exclusion.ts';
import { bruteForce } from './packing-arbitrary.ts';
import { NO_RULES, type Packing } from './packing.ts';
import { selectPortfolio } from './portfolio.ts';
import { Tabu } from './tabu.ts';

/** Sets of items of which each is there once, some sets in groups of which one is chosen. */
const setPackings = fc
  .array(
    fc.tuple(fc.uniqueArray(fc.nat({ max: 7 }), { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 20 }), fc.nat({ max: 9 })),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((sets): Packing => {
    const useStart = new Int32Array(sets.length + 1);
    sets.forEach(([items], j) => (useStart[j + 1] = useStart[j]! + items.length));
    const useRow = Int32Array.from(sets.flatMap(([items]) => items));
    return {
      bundles: sets.length,
      value: Float64Array.from(sets, ([, value]) => value),
      useStart,
      useRow,
      useAmount: new Float64Array(useRow.length).fill(1),
      capacity: new Float64Array(8).fill(1),
      group: Int32Array.from(sets, ([, , group]) => (group < 3 ? group : -1)),
      groups: 3,
      groupRule: 'at_most_one',
      rules: NO_RULES,
      mark: new Uint8Array(sets.length),
    };
  });

describe('tabu search where bundles exclude one another', () => {
  it('finds the best selection of small set packings, and never one that is none', () => {
    fc.assert(
      fc.property(setPackings, fc.nat(), (packing, seed) => {
        const tabu = new Tabu(exclusionOf(packing)!, packing.value, chanceOf(seed));
        tabu.run(100, new Budget({ work: 1000 }));
        expect(checkPortfolio(packing, tabu.best)).toEqual([]);
        expect(tabu.score).toBe(bruteForce(packing));
      }),
      { numRuns: 200 },
    );
  });

  it('the whole search agrees, without a solver', () => {
    fc.assert(
      fc.property(setPackings, (packing) => {
        const found = selectPortfolio(packing, { gap: 0, seed: 1, budget: new Budget({ work: 9000 }) });
        expect(found.objective).toBe(bruteForce(packing));
        expect(found.bound).toBeGreaterThanOrEqual(found.objective!);
      }),
      { numRuns: 100 },
    );
  });

  it('is not for capacities that admit two, nor where a rule asks for bundles', () => {
    const pair: Packing = {
      bundles: 2,
      value: Float64Array.of(1, 1),
      useStart: Int32Array.of(0, 1, 2),
      useRow: Int32Array.of(0, 0),
      useAmount: Float64Array.of(0.4, 0.7),
      capacity: Float64Array.of(1),
      group: Int32Array.of(-1, -1),
      groups: 0,
      groupRule: 'free',
      rules: NO_RULES,
      mark: new Uint8Array(2),
    };
    expect(exclusionOf(pair)?.neighbour).toEqual(Int32Array.of(1, 0));
    expect(exclusionOf({ ...pair, capacity: Float64Array.of(1.1) })).toBeNull();
    const rules = { start: Int32Array.of(0, 1), bundle: Int32Array.of(0), count: Int32Array.of(1), penalty: Float64Array.of(1) };
    expect(exclusionOf({ ...pair, rules })).toBeNull();
  });
});
