import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../adapters/highs/solve.ts';
import { Budget } from '../budget.ts';
import type { Solver } from '../solver/port.ts';
import { checkPortfolio } from './check.ts';
import { bruteForce, packings } from './packing-arbitrary.ts';
import type { Packing } from './packing.ts';
import { selectPortfolio, type Portfolio } from './portfolio.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

const solved = (packing: Packing, seed = 0): Portfolio =>
  selectPortfolio(packing, { gap: 0, seed, budget: new Budget({ work: 200_000 }), solver });

describe('selectPortfolio', () => {
  it('agrees with trying every selection', () => {
    fc.assert(
      fc.property(packings(), (packing) => {
        const found = solved(packing);
        const best = bruteForce(packing);
        if (best === null) {
          expect(found.status).toBe('infeasible');
          return;
        }
        expect(found.status).toBe('optimal');
        expect(found.objective).toBeCloseTo(best, 9);
        expect(found.bound).toBeGreaterThanOrEqual(best - 1e-9);
        expect(checkPortfolio(packing, found.selected)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
