import type { Conflict } from './conflict.ts';
import { exactUnits } from './decimal.ts';
import { FORBIDDEN, PINNED, rulesOfBundles, transpose, type Packing, type Transpose } from './packing.ts';

export const OPEN = 0;
export const OUT = 1;
export const IN = 2;

/**
 * The problem while it is being reduced: which bundles are decided, what is left of every capacity, what every rule still
 * needs. Every decision made here holds in at least one best portfolio.
 */
export class Reduction {
  readonly packing: Packing;
  /** Uses and capacities in exact units, see `decimal.ts`. */
  readonly amount: Float64Array;
  readonly left: Float64Array;
  /** `OPEN`, `OUT` or `IN` for each bundle. */
  readonly state: Uint8Array;
  /** Still needed by each rule; 0 when fulfilled. */
  readonly need: Int32Array;
  readonly rulesOf: Transpose;
  readonly groupsOf: Transpose | null;
  readonly conflicts: Conflict[] = [];
  readonly #limit: Float64Array;

  constructor(packing: Packing) {
    this.packing = packing;
    const { amount, limit } = exactUnits(packing.useRow, packing.useAmount, packing.capacity);
    this.amount = amount;
    this.#limit = limit;
    this.left = limit.slice();
    this.state = new Uint8Array(packing.bundles);
    this.need = packing.rules.count.map((count) => Math.max(0, count));
    this.rulesOf = rulesOfBundles(packing);
    this.groupsOf = packing.groupRule === 'free' || packing.groups === 0 ? null : membersOf(packing);
    this.#applyMarks();
  }

  #applyMarks(): void {
    const { mark, bundles } = this.packing;
    for (let j = 0; j < bundles; j++) if (mark[j] === FORBIDDEN) this.state[j] = OUT;
    for (let j = 0; j < bundles; j++) if (mark[j] === PINNED) this.take(j);
    this.reportOverrun('pinned_over_capacity');
  }

  isInGroup(j: number): boolean {
    return this.groupsOf !== null && this.packing.group[j]! >= 0;
  }

  /** Selects a bundle for good; the others of its group are out. */
  take(j: number): void {
    const { useStart, useRow } = this.packing;
    this.state[j] = IN;
    for (let k = useStart[j]!; k < useStart[j + 1]!; k++) this.left[useRow[k]!]! -= this.amount[k]!;
    for (let k = this.rulesOf.start[j]!; k < this.rulesOf.start[j + 1]!; k++) {
      const r = this.rulesOf.owner[k]!;
      if (this.need[r]! > 0) this.need[r]!--;
    }
    if (this.isInGroup(j)) this.#closeGroup(this.packing.group[j]!, j);
  }

  #closeGroup(g: number, chosen: number): void {
    for (const other of this.members(g)) {
      if (other === chosen) continue;
      if (this.state[other] === IN) this.conflicts.push({ code: 'pinned_in_one_group', group: g, bundles: [other, chosen] });
      else this.state[other] = OUT;
    }
  }

  members(g: number): Int32Array {
    return this.groupsOf ? this.groupsOf.owner.subarray(this.groupsOf.start[g], this.groupsOf.start[g + 1]) : new Int32Array(0);
  }

  /** Whether what is left has room for an open bundle on its own. */
  fits(j: number): boolean {
    const { useStart, useRow } = this.packing;
    for (let k = useStart[j]!; k < useStart[j + 1]!; k++) if (this.amount[k]! > this.left[useRow[k]!]!) return false;
    return true;
  }

  /** Reports every capacity that the bundles taken so far exceed, in the units of the input. */
  reportOverrun(code: 'pinned_over_capacity' | 'required_over_capacity'): void {
    const { useStart, useRow, useAmount, capacity, bundles } = this.packing;
    const over = new Map<number, { needed: number; bundles: number[] }>();
    for (let i = 0; i < capacity.length; i++) {
      if (this.left[i]! < -1e-12 * this.#limit[i]!) over.set(i, { needed: 0, bundles: [] });
    }
    if (over.size === 0) return;
    for (let j = 0; j < bundles; j++) {
      if (this.state[j] !== IN) continue;
      for (let k = useStart[j]!; k < useStart[j + 1]!; k++) {
        const at = over.get(useRow[k]!);
        if (!at) continue;
        at.needed += useAmount[k]!;
        at.bundles.push(j);
      }
    }
    for (const [i, found] of over) this.conflicts.push({ code, capacity: i, available: capacity[i]!, ...found });
  }
}

function membersOf({ group, groups, bundles }: Packing): Transpose {
  const start = new Int32Array(bundles + 1);
  let grouped = 0;
  for (let j = 0; j < bundles; j++) start[j + 1] = group[j]! >= 0 ? ++grouped : grouped;
  return transpose(
    start,
    group.filter((g) => g >= 0),
    groups,
  );
}
