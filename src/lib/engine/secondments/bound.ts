import type { Budget } from '../budget.ts';
import type { Relaxation } from './relaxation.ts';

const AVERAGING = 0.6; // share of the newest subgradient in the direction: steadies the zigzag
const PATIENCE = 4; // evaluations without a better bound before the step is halved
const SMALLEST_STEP = 1e-4;
const AIM_BELOW = 0.02; // of the bound: where the step aims while no plan comes closer

/**
 * Lowers the Lagrangian bound by averaged subgradients with Polyak's step; best prices stay in the relaxation, evaluated.
 *
 * @param incumbent  a known objective, to which the step aims; −Infinity: none yet
 * @returns the lowest bound met
 * @source Polyak (1969), USSR Computational Mathematics 9(3); averaging: Camerini, Fratta & Maffioli (1975), Math. Programming Study 3
 */
export function lowerBound(relaxation: Relaxation, incumbent: number, evaluations: number, budget: Budget): number {
  const { prices, slack, rows } = relaxation;
  let bound = relaxation.evaluate();
  const best = prices.slice();
  const direction = slack.slice();
  let step = 1;
  let waiting = 0;
  for (let n = 1; n < evaluations && step > SMALLEST_STEP && !budget.isSpent(); n++) {
    budget.spend(relaxation.cost);
    const length = usefulLength(direction, prices, rows.balance);
    if (length < 1e-12) break;
    const aim = Math.max(incumbent, bound * (1 - AIM_BELOW) - 1e-6);
    const size = (step * Math.max(bound - aim, 1e-9 * Math.abs(bound))) / length;
    move(prices, direction, size, rows.balance);
    const value = relaxation.evaluate();
    if (!Number.isFinite(value)) throw new Error(`a bound that is no number after ${n} steps`);
    if (value < bound - 1e-7 * Math.abs(bound)) waiting = 0;
    else if (++waiting >= PATIENCE) [step, waiting] = [step / 1.5, 0];
    if (value < bound) {
      bound = value;
      best.set(prices);
    }
    for (let row = 0; row < direction.length; row++) {
      const newest = prices[row] === 0 && slack[row]! > 0 && row !== rows.balance ? 0 : slack[row]!;
      direction[row] = AVERAGING * newest + (1 - AVERAGING) * direction[row]!;
    }
  }
  prices.set(best);
  return Math.min(bound, relaxation.evaluate());
}

/** Squared length of the direction without what cannot become cheaper. */
function usefulLength(direction: Float64Array, prices: Float64Array, balance: number): number {
  let sum = 0;
  for (let row = 0; row < direction.length; row++) {
    const slack = direction[row]!;
    if (row === balance || slack < 0 || prices[row]! > 0) sum += slack * slack;
  }
  return sum;
}

/** Steps against the slack: what is short becomes dearer. */
function move(prices: Float64Array, direction: Float64Array, size: number, balance: number): void {
  for (let row = 0; row < balance; row++) {
    const slack = direction[row]!;
    if (slack !== 0) prices[row] = Math.max(0, prices[row]! - size * slack);
  }
  prices[balance]! -= size * direction[balance]!;
}
