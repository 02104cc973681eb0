import type { Budget } from '../budget.ts';
import { byKeyDescending } from './order.ts';
import type { Selection } from './selection.ts';

/**
 * Fills a selection: first what hard rules and groups still need, dearest worth first, then every bundle that fits and
 * gains, by value per priced use (value ÷ what its uses cost at the prices behind `reduced`).
 *
 * @param reduced  value minus priced uses of each bundle, see `lagrangian.ts`
 */
export function fillGreedily(selection: Selection, reduced: Float64Array | Float32Array, budget: Budget): void {
  const { packing } = selection;
  if (selection.missing() > 0) {
    for (const j of byKeyDescending(reduced)) if (selection.gainOf(j) > packing.value[j]! && selection.fits(j)) addIfOpen(selection, j);
  }
  const worth = new Float64Array(packing.bundles);
  for (let j = 0; j < worth.length; j++) {
    const value = packing.value[j]!;
    const priced = Math.max(0, value - reduced[j]!);
    worth[j] = value > 0 ? value / (value + priced) : -1; // orders as value ÷ priced, but within bounds
  }
  for (const j of byKeyDescending(worth)) if (selection.selected[j] === 0 && selection.gainOf(j) > 0 && selection.fits(j)) selection.add(j);
  budget.spend((packing.bundles + packing.useRow.length) / 100);
}

function addIfOpen(selection: Selection, j: number): void {
  if (selection.selected[j] === 0) selection.add(j);
}
