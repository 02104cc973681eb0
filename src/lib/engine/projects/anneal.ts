import type { Budget } from '../budget.ts';
import type { Chance } from '../random.ts';
import { Ejection } from './ejection.ts';
import type { Selection } from './selection.ts';

const WORK_PER_TRY = 0.03;
const COLD = 0.15; // the last temperature as a share of the first

export type Annealing = {
  /** Passes over the bundles worth trying. */
  sweeps: number;
  /** First temperature as a share of the mean value; 0: only improve. */
  heat: number;
  /** Bundles whose reduced value lies further below 0 than this share of the mean value are left alone. */
  reach: number;
};

/**
 * Improves a selection by sweeps of `Ejection` at falling temperature.
 *
 * @param reduced  what each bundle is worth at the bound's prices
 * @returns the best selection met, as one entry a bundle, and its score; the selection itself ends at the last one
 */
export function anneal(
  selection: Selection,
  reduced: Float64Array,
  { sweeps, heat, reach }: Annealing,
  chance: Chance,
  budget: Budget,
): { best: Uint8Array; score: number } {
  const { packing, selected } = selection;
  const mean = meanValue(packing.value);
  const least = -reach * mean;
  const ejection = new Ejection(selection, reduced, least, chance);
  const worthTrying = candidates(selection, reduced, least);
  const best = selected.slice();
  let score = selection.score;
  for (let sweep = 0; sweep < sweeps && !budget.isSpent(); sweep++) {
    const temperature = heat * mean * COLD ** (sweeps > 1 ? sweep / (sweeps - 1) : 1);
    for (let n = 0; n < worthTrying.length; n++) {
      if ((n & 1023) === 0 && (budget.spend(1024 * WORK_PER_TRY), budget.isSpent())) break;
      const j = worthTrying[n]!;
      if (selected[j] === 0) ejection.tryEntry(j, temperature);
    }
    if (selection.score > score) {
      best.set(selected);
      score = selection.score;
    }
  }
  return { best, score };
}

/** In order of index: neighbours in the input are neighbours in memory. */
function candidates({ packing, selected }: Selection, reduced: Float64Array, least: number): Int32Array {
  const kept = new Int32Array(packing.bundles);
  let count = 0;
  for (let j = 0; j < packing.bundles; j++) if (selected[j] === 1 || reduced[j]! >= least) kept[count++] = j;
  return kept.subarray(0, count);
}

function meanValue(value: Float64Array): number {
  let sum = 0;
  for (const v of value) sum += Math.abs(v);
  return Math.max(sum / Math.max(1, value.length), 1e-9);
}
