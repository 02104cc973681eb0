import { transpose, type Packing } from './packing.ts';

/** Who excludes whom: bundle j cannot be selected beside any of `neighbour[start[j] … start[j + 1])`. */
export type Exclusion = { readonly start: Int32Array; readonly neighbour: Int32Array };

const MOST_BUNDLES = 20_000; // above, looking at every bundle for each move takes too long
const MOST_ENTRIES = 12_000_000; // of `neighbour`: 48 MB

/**
 * A problem in which every capacity admits only one of its users (unit capacities: set packing) as a graph of who excludes
 * whom; null where a capacity admits two together, where a rule asks for bundles, or where the graph would be too large.
 */
export function exclusionOf(packing: Packing): Exclusion | null {
  const { bundles, rules, groupRule } = packing;
  if (bundles > MOST_BUNDLES || rules.count.length > 0 || groupRule === 'exactly_one' || !admitsOne(packing)) return null;
  const rivals = rivalsOf(packing);
  const start = new Int32Array(bundles + 1);
  const seen = new Int32Array(bundles).fill(-1);
  const neighbours: Int32Array[] = [];
  for (let j = 0; j < bundles; j++) {
    seen[j] = j;
    const found: number[] = [];
    for (const other of rivals(j)) {
      if (seen[other] === j) continue;
      seen[other] = j;
      found.push(other);
    }
    start[j + 1] = start[j]! + found.length;
    if (start[j + 1]! > MOST_ENTRIES) return null;
    neighbours.push(Int32Array.from(found));
  }
  const neighbour = new Int32Array(start[bundles]!);
  neighbours.forEach((list, j) => neighbour.set(list, start[j]));
  return { start, neighbour };
}

/** Whether the two smallest uses of every capacity already exceed it. */
function admitsOne({ useRow, useAmount, capacity }: Packing): boolean {
  const least = new Float64Array(capacity.length).fill(Infinity);
  const second = new Float64Array(capacity.length).fill(Infinity);
  for (let k = 0; k < useRow.length; k++) {
    const i = useRow[k]!;
    const amount = useAmount[k]!;
    if (amount < least[i]!) [least[i], second[i]] = [amount, least[i]!];
    else if (amount < second[i]!) second[i] = amount;
  }
  return capacity.every((limit, i) => least[i]! + second[i]! > limit);
}

/** Everyone who shares a capacity or the group with a bundle, some of them more than once, itself among them. */
function rivalsOf({ bundles, useStart, useRow, capacity, group, groups, groupRule }: Packing): (j: number) => Iterable<number> {
  const users = transpose(useStart, useRow, capacity.length);
  const members = Array.from({ length: groupRule === 'free' ? 0 : groups }, (): number[] => []);
  for (let j = 0; j < bundles && members.length > 0; j++) members[group[j]!]?.push(j);
  return function* (j) {
    for (let k = useStart[j]!; k < useStart[j + 1]!; k++) {
      for (let at = users.start[useRow[k]!]!; at < users.start[useRow[k]! + 1]!; at++) yield users.owner[at]!;
    }
    yield* members[group[j]!] ?? [];
  };
}
