import { NO_RULES, rulesOfBundles, type Packing, type Rules } from './packing.ts';

/** A part of a problem as a problem of its own; bundle `original[j]` of the whole is bundle j of the part, and so for rules. */
export type Part = { packing: Packing; original: Int32Array; rule: Int32Array };

/** What bundles outside a part already hold, which the part must leave alone. */
export type Outside = { load: Float64Array; met: Int32Array; holder: Int32Array };

/**
 * The part of a problem that the given bundles are, with what is left for them.
 *
 * @param original  bundles of the part, each once
 * @param outside   loads, met rules and group holders of everything outside the part; absent: nothing outside
 * @param scratch   a reusable array of one entry a capacity, all −1 before and after
 */
export function partOf(
  packing: Packing,
  original: Int32Array,
  outside?: Outside,
  scratch = new Int32Array(packing.capacity.length).fill(-1),
): Part {
  const { useStart, useRow, useAmount } = packing;
  const start = new Int32Array(original.length + 1);
  for (let at = 0; at < original.length; at++) start[at + 1] = start[at]! + useStart[original[at]! + 1]! - useStart[original[at]!]!;
  const row = new Int32Array(start[original.length]!);
  const amount = new Float64Array(row.length);
  const value = new Float64Array(original.length);
  const rows: number[] = [];
  for (let at = 0, next = 0; at < original.length; at++) {
    const j = original[at]!;
    value[at] = packing.value[j]!;
    for (let k = useStart[j]!; k < useStart[j + 1]!; k++) {
      const i = useRow[k]!;
      if (scratch[i] === -1) scratch[i] = rows.push(i) - 1;
      row[next] = scratch[i]!;
      amount[next++] = useAmount[k]!;
    }
  }
  for (const i of rows) scratch[i] = -1;
  const { rule, rules } = rulesOf(packing, original, outside);
  return {
    original,
    rule,
    packing: {
      bundles: original.length,
      value,
      useStart: start,
      useRow: row,
      useAmount: amount,
      capacity: Float64Array.from(rows, (i) => packing.capacity[i]! - (outside?.load[i] ?? 0)),
      ...groupsOf(packing, original, outside),
      rules,
      mark: new Uint8Array(original.length),
    },
  };
}

/** Groups of the part. A bundle whose group is held outside has no place in a part. */
function groupsOf(packing: Packing, original: Int32Array, outside?: Outside): Pick<Packing, 'group' | 'groups' | 'groupRule'> {
  const group = new Int32Array(original.length).fill(-1);
  if (packing.groupRule === 'free') return { group, groups: 0, groupRule: 'free' };
  const renumbered = new Map<number, number>();
  for (let at = 0; at < original.length; at++) {
    const g = packing.group[original[at]!]!;
    if (g < 0) continue;
    if (outside && outside.holder[g]! >= 0) throw new RangeError(`group ${g} is held outside the part`);
    if (!renumbered.has(g)) renumbered.set(g, renumbered.size);
    group[at] = renumbered.get(g)!;
  }
  return { group, groups: renumbered.size, groupRule: renumbered.size === 0 ? 'free' : packing.groupRule };
}

/** Rules that bundles of the part can still help, with what is missing outside. */
function rulesOf(packing: Packing, original: Int32Array, outside?: Outside): { rule: Int32Array; rules: Rules } {
  const { rules } = packing;
  const start = [0];
  const bundle: number[] = [];
  const count: number[] = [];
  const penalty: number[] = [];
  const kept: number[] = [];
  if (rules.count.length === 0) return { rule: new Int32Array(0), rules: NO_RULES };
  const members = new Map<number, number[]>();
  const { start: from, owner } = rulesOfBundles(packing);
  for (let at = 0; at < original.length; at++) {
    for (let k = from[original[at]!]!; k < from[original[at]! + 1]!; k++) {
      const list = members.get(owner[k]!);
      if (list) list.push(at);
      else members.set(owner[k]!, [at]);
    }
  }
  for (const [r, list] of [...members].sort(([a], [b]) => a - b)) {
    const need = rules.count[r]! - (outside?.met[r] ?? 0);
    if (need <= 0) continue;
    bundle.push(...list);
    start.push(bundle.length);
    count.push(need);
    penalty.push(rules.penalty[r]!);
    kept.push(r);
  }
  return {
    rule: Int32Array.from(kept),
    rules: {
      start: Int32Array.from(start),
      bundle: Int32Array.from(bundle),
      count: Int32Array.from(count),
      penalty: Float64Array.from(penalty),
    },
  };
}
