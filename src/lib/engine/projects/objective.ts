import { commonDigits, DecimalSum } from './decimal.ts';
import type { Packing } from './packing.ts';

/** A rule that the selection does not fulfil. */
export type Unmet = { readonly rule: number; readonly missing: number };

/** Digits after the point that values and penalties share: the grid on which every objective lies. */
export function objectiveDigits({ value, rules }: Packing): number {
  function* numbers(): Iterable<number> {
    yield* value;
    for (let r = 0; r < rules.count.length; r++) if (rules.penalty[r] !== Infinity) yield rules.penalty[r]! * rules.count[r]!;
    for (const penalty of rules.penalty) if (penalty !== Infinity) yield penalty;
  }
  return commonDigits(numbers());
}

/**
 * The objective of a selection, from the listed bundles alone: Σ value − Σ penalty × missing, exact for short decimals.
 * A missing bundle of a hard rule costs nothing here; it is a fault, not a price.
 *
 * @param selected  1 where a bundle is selected, one entry a bundle
 */
export function objectiveOf(packing: Packing, selected: Uint8Array, digits = objectiveDigits(packing)): number {
  const sum = new DecimalSum(digits);
  for (let j = 0; j < packing.bundles; j++) if (selected[j] === 1) sum.add(packing.value[j]!);
  for (const { rule, missing } of unmetRules(packing, selected)) {
    const penalty = packing.rules.penalty[rule]!;
    if (penalty !== Infinity) sum.add(penalty, -missing);
  }
  return sum.value;
}

/** Rules of which bundles are missing, in order. */
export function unmetRules({ rules }: Packing, selected: Uint8Array): Unmet[] {
  const unmet: Unmet[] = [];
  for (let r = 0; r < rules.count.length; r++) {
    let missing = rules.count[r]!;
    for (let k = rules.start[r]!; k < rules.start[r + 1]!; k++) missing -= selected[rules.bundle[k]!]!;
    if (missing > 0) unmet.push({ rule: r, missing });
  }
  return unmet;
}
