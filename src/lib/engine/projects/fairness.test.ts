import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../adapters/highs/solve.ts';
import { Budget } from '../budget.ts';
import type { Solver } from '../solver/port.ts';
import { fairnessCurve, servedBy, withFloor, type County } from './fairness.ts';
import { packings } from './packing-arbitrary.ts';
import type { Packing } from './packing.ts';
import { selectPortfolio } from './portfolio.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});
const select = (packing: Packing): Uint8Array | null => {
  const { status, selected } = selectPortfolio(packing, { gap: 0, seed: 0, budget: new Budget({ work: 200_000 }), solver });
  return status === 'optimal' ? selected : null;
};
/** Bundle j is a project of county j mod 3. */
const byThree = ({ bundles }: Packing): County[] =>
  [0, 1, 2].map((county) => ({ bundles: Array.from({ length: bundles }, (_, j) => j).filter((j) => j % 3 === county) }));

describe('fairness', () => {
  it('a dial of 0 changes nothing, and a higher dial never serves fewer counties', () => {
    fc.assert(
      fc.property(packings({ rules: false }), (packing) => {
        const counties = byThree(packing);
        expect(withFloor(packing, counties, 0).rules).toBe(packing.rules);
        const served = [0, 0.3, 1].map((dial) => select(withFloor(packing, counties, dial))).map((s) => (s ? servedBy(counties, s) : -1));
        expect(served).toEqual([...served].sort((a, b) => a - b));
      }),
      { numRuns: 30 },
    );
  });

  it('along the curve more counties cost value', () => {
    fc.assert(
      fc.property(packings(), (packing) => {
        const curve = fairnessCurve(packing, byThree(packing), select);
        for (let n = 1; n < curve.length; n++) {
          expect(curve[n]!.value).toBeLessThan(curve[n - 1]!.value);
          expect(curve[n]!.served).toBeGreaterThan(curve[n - 1]!.served);
        }
      }),
      { numRuns: 30 },
    );
  });
});
