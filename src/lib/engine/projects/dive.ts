import type { Budget } from '../budget.ts';
import { fillGreedily } from './greedy.ts';
import { byKeyDescending } from './order.ts';
import type { Selection } from './selection.ts';
import type { SplitBound } from './split-bound.ts';

const LEAST = 0.5; // agreement that is enough to be fixed
const STEP = 0.03; // towards agreement, relative to the bound

/**
 * Fills a selection by diving: the bundles that the copies of a Lagrangian decomposition agree on most are fixed, the copies of
 * the others are brought to agree on what is left of the capacities, and so on. What one bundle takes from another is seen
 * after each step; filling in one go by the first agreement does not see it.
 *
 * @param selection  ends with nothing left that fits and gains; where a hard rule met with none, without it
 * @param split      where the copies stand; is used up
 * @param wanted     agreement below which a bundle is left to the filling at the end; 0: none is
 * @param share      of the bundles that the copies want, fixed at a time: the smaller, the better and the slower
 * @param evaluations  of the copies' knapsacks between two fixings
 * @param reduced    what each bundle is worth at the relaxation's prices, for what is left at the end
 * @source Guignard & Kim (1987), the decomposition; Danna, Rothberg & Le Pape (2005), diving beside branch and bound
 */
export function dive(
  selection: Selection,
  split: SplitBound,
  { share, wanted, evaluations }: { share: number; wanted: number; evaluations: number },
  reduced: Float64Array,
  budget: Budget,
): void {
  selection.clear();
  if (wanted > 0) split.leaveOutUnwanted(wanted);
  while (!budget.isSpent()) {
    if (!fixMore(selection, split.agreement, share) || !split.close(selection)) break;
    if (!split.agree(evaluations, STEP, budget)) break;
  }
  fillGreedily(selection, reduced, budget);
}

/** Adds bundles, most agreed on first, as long as they fit. @returns whether it could */
function fixMore(selection: Selection, agreement: Float32Array, share: number): boolean {
  let wanted = 0;
  let most = 0;
  for (const part of agreement) {
    wanted += part;
    most = Math.max(most, part);
  }
  const enough = Math.min(LEAST, most);
  if (enough === 0) return false;
  const candidates = atLeast(agreement, enough);
  const keys = new Float32Array(candidates.length);
  for (let at = 0; at < keys.length; at++) keys[at] = agreement[candidates[at]!]!;
  let count = 0;
  for (const at of byKeyDescending(keys)) {
    const j = candidates[at]!;
    if (count > 0 && (count >= share * wanted || most < LEAST)) break;
    if (selection.selected[j] === 1 || selection.gainOf(j) <= 0 || !selection.fits(j)) continue;
    selection.add(j);
    count++;
  }
  return count > 0;
}

/** Indices of what is at least so much: counted first, because a list of a million is not thrown away for free. */
function atLeast(values: Float32Array, least: number): Int32Array {
  let count = 0;
  for (const value of values) if (value >= least) count++;
  const found = new Int32Array(count);
  for (let j = 0, at = 0; at < count; j++) if (values[j]! >= least) found[at++] = j;
  return found;
}
