import { gathered, type Packing, type Rules } from './packing.ts';
import { IN, OPEN, type Reduction } from './reduction.ts';

/** The undecided part of a problem as a problem of its own, in exact units, nothing pinned or forbidden. */
export type Rest = {
  packing: Packing;
  /** The bundle in the whole for each bundle of the rest. */
  original: Int32Array;
  /** The rule in the whole for each rule of the rest. */
  rule: Int32Array;
  /** One entry a bundle of the whole: 1 where it is selected already. */
  decided: Uint8Array;
  /** Objective of the whole minus objective of the rest, whatever is selected in the rest. */
  offset: number;
};

/** Builds the rest of a reduction without conflicts. Bundles that stand in nobody's way are selected here. */
export function restOf(reduction: Reduction): Rest {
  const { packing, state, need } = reduction;
  const binding = bindingCapacities(reduction);
  const isKept = (j: number) => state[j] === OPEN && (reduction.isInGroup(j) || packing.value[j]! <= 0 || usesAny(packing, j, binding));
  for (let j = 0; j < packing.bundles; j++) if (state[j] === OPEN && !isKept(j)) reduction.take(j);

  const decided = state.map((s) => (s === IN ? 1 : 0));
  const original = new Int32Array(state.reduce((open, s) => open + (s === OPEN ? 1 : 0), 0));
  for (let j = 0, at = 0; j < packing.bundles; j++) if (state[j] === OPEN) original[at++] = j;
  const position = new Int32Array(packing.bundles).fill(-1);
  original.forEach((j, at) => (position[j] = at));
  const rule = Int32Array.from(indices(need.length, (r) => need[r]! > 0));
  const rules = openRules(packing.rules, need, position, rule);
  const rest: Packing = {
    bundles: original.length,
    value: gathered(packing.value, original),
    ...keptUses(reduction, original, binding),
    ...keptGroups(reduction, original),
    rules,
    mark: new Uint8Array(original.length),
  };
  return { packing: rest, original, rule, decided, offset: offsetOf(reduction) };
}

/** Value of what is decided, minus the penalties that nobody can avoid. */
function offsetOf({ packing, state, need, rulesOf }: Reduction): number {
  let offset = 0;
  for (let j = 0; j < packing.bundles; j++) if (state[j] === IN) offset += packing.value[j]!;
  const { rules } = packing;
  const met = new Int32Array(rules.count.length);
  for (let j = 0; j < packing.bundles; j++) {
    if (state[j] !== IN) continue;
    for (let k = rulesOf.start[j]!; k < rulesOf.start[j + 1]!; k++) met[rulesOf.owner[k]!]!++;
  }
  for (let r = 0; r < rules.count.length; r++) {
    const unavoidable = Math.max(0, rules.count[r]! - met[r]!) - need[r]!;
    if (unavoidable > 0 && rules.penalty[r] !== Infinity) offset -= rules.penalty[r]! * unavoidable;
  }
  return offset;
}

/** Old index → new index of the capacities that all open bundles together would exceed; −1 elsewhere. */
function bindingCapacities({ packing, state, amount, left }: Reduction): Int32Array {
  const { useStart, useRow, capacity } = packing;
  const asked = new Float64Array(capacity.length);
  for (let j = 0; j < packing.bundles; j++) {
    if (state[j] === OPEN) for (let k = useStart[j]!; k < useStart[j + 1]!; k++) asked[useRow[k]!]! += amount[k]!;
  }
  let next = 0;
  return Int32Array.from(capacity, (_, i) => (asked[i]! > left[i]! ? next++ : -1));
}

function usesAny({ useStart, useRow }: Packing, j: number, binding: Int32Array): boolean {
  for (let k = useStart[j]!; k < useStart[j + 1]!; k++) if (binding[useRow[k]!]! >= 0) return true;
  return false;
}

function keptUses({ packing, amount, left }: Reduction, original: Int32Array, binding: Int32Array) {
  const { useStart, useRow } = packing;
  // A problem of which nothing is decided is not copied: a million bundles are 50 MB.
  if (original.length === packing.bundles && binding.every((i) => i >= 0)) return { useStart, useRow, useAmount: amount, capacity: left };
  const start = new Int32Array(original.length + 1);
  original.forEach((j, at) => {
    let uses = 0;
    for (let k = useStart[j]!; k < useStart[j + 1]!; k++) if (binding[useRow[k]!]! >= 0) uses++;
    start[at + 1] = start[at]! + uses;
  });
  const row = new Int32Array(start[original.length]!);
  const kept = new Float64Array(row.length);
  original.forEach((j, at) => {
    let next = start[at]!;
    for (let k = useStart[j]!; k < useStart[j + 1]!; k++) {
      if (binding[useRow[k]!]! < 0) continue;
      row[next] = binding[useRow[k]!]!;
      kept[next++] = amount[k]!;
    }
  });
  return { useStart: start, useRow: row, useAmount: kept, capacity: left.filter((_, i) => binding[i]! >= 0) };
}

/** Groups of two or more open bundles, renumbered; a group that must have one keeps its rule even with one. */
function keptGroups(reduction: Reduction, original: Int32Array): Pick<Packing, 'group' | 'groups' | 'groupRule'> {
  const { packing } = reduction;
  const group = new Int32Array(original.length).fill(-1);
  const sizes = new Int32Array(packing.groups);
  for (const j of original) if (reduction.isInGroup(j)) sizes[packing.group[j]!]!++;
  const renumbered = new Int32Array(packing.groups).fill(-1);
  let groups = 0;
  const fewest = packing.groupRule === 'exactly_one' ? 1 : 2;
  original.forEach((j, at) => {
    const g = packing.group[j]!;
    if (!reduction.isInGroup(j) || sizes[g]! < fewest) return;
    if (renumbered[g]! < 0) renumbered[g] = groups++;
    group[at] = renumbered[g]!;
  });
  return { group, groups, groupRule: groups === 0 ? 'free' : packing.groupRule };
}

function openRules(rules: Rules, need: Int32Array, position: Int32Array, kept: Int32Array): Rules {
  const start = [0];
  const bundle = new Int32Array(rules.bundle.length);
  let next = 0;
  for (const r of kept) {
    for (let k = rules.start[r]!; k < rules.start[r + 1]!; k++) {
      const at = position[rules.bundle[k]!]!;
      if (at >= 0) bundle[next++] = at;
    }
    start.push(next);
  }
  return {
    start: Int32Array.from(start),
    bundle: bundle.slice(0, next),
    count: Int32Array.from(kept, (r) => need[r]!),
    penalty: Float64Array.from(kept, (r) => rules.penalty[r]!),
  };
}

function* indices(count: number, keeps: (index: number) => boolean): Iterable<number> {
  for (let i = 0; i < count; i++) if (keeps(i)) yield i;
}
