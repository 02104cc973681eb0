import { rising, type Packing } from './packing.ts';

/** Components of fewer bundles are put together into batches of at most this many: fewer calls of a solver. */
const BATCH = 400;

/**
 * Bundles that share no capacity, group or rule, not even through others, can be decided apart: the components of the
 * problem, in order of their first bundle; small ones together in batches.
 */
export function componentsOf(packing: Packing): Int32Array[] {
  const parent = rising(packing.bundles);
  const find = (j: number): number => {
    while (parent[j] !== j) j = parent[j] = parent[parent[j]!]!;
    return j;
  };
  const join = (a: number, b: number) => {
    const [first, second] = [find(a), find(b)];
    if (first !== second) parent[Math.max(first, second)] = Math.min(first, second);
  };
  joinUsers(packing, join);
  joinGroups(packing, join);
  const { rules } = packing;
  for (let r = 0; r < rules.count.length; r++) {
    for (let k = rules.start[r]! + 1; k < rules.start[r + 1]!; k++) join(rules.bundle[rules.start[r]!]!, rules.bundle[k]!);
  }
  if (parent.every((_, j) => find(j) === 0)) return [rising(packing.bundles)];
  const components = new Map<number, number[]>();
  for (let j = 0; j < packing.bundles; j++) {
    const root = find(j);
    const members = components.get(root);
    if (members) members.push(j);
    else components.set(root, [j]);
  }
  return batched([...components.values()]).map((members) => Int32Array.from(members).sort());
}

function joinUsers({ bundles, capacity, useStart, useRow }: Packing, join: (a: number, b: number) => void): void {
  const first = new Int32Array(capacity.length).fill(-1);
  for (let j = 0; j < bundles; j++) {
    for (let k = useStart[j]!; k < useStart[j + 1]!; k++) {
      const i = useRow[k]!;
      if (first[i]! < 0) first[i] = j;
      else join(first[i]!, j);
    }
  }
}

function joinGroups({ bundles, group, groups, groupRule }: Packing, join: (a: number, b: number) => void): void {
  if (groupRule === 'free') return;
  const first = new Int32Array(groups).fill(-1);
  for (let j = 0; j < bundles; j++) {
    const g = group[j]!;
    if (g < 0) continue;
    if (first[g]! < 0) first[g] = j;
    else join(first[g]!, j);
  }
}

function batched(components: number[][]): number[][] {
  const batches: number[][] = [];
  let open: number[] | null = null;
  for (const members of components) {
    if (members.length >= BATCH) batches.push(members);
    else if (open && open.length + members.length <= BATCH) open.push(...members);
    else batches.push((open = [...members]));
  }
  return batches;
}
