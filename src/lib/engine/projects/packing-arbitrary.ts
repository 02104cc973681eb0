import fc from 'fast-check';
import { FORBIDDEN, FREE, PINNED, type Packing } from './packing.ts';

type Shape = { bundles: number; capacities: number; rules: boolean; marks: boolean; hard: boolean; groups: Packing['groupRule'][] };

/** Small problems of every kind, for properties; values may be negative, amounts have a decimal place. */
export function packings(shape: Partial<Shape> = {}): fc.Arbitrary<Packing> {
  const { bundles = 9, capacities = 5, rules = true, marks = true, hard = true, groups = ['free', 'at_most_one', 'exactly_one'] } = shape;
  const bundle = fc.record({
    value: fc.integer({ min: -20, max: 100 }).map((v) => v / 4),
    uses: fc.dictionary(
      fc.nat({ max: capacities - 1 }).map(String),
      fc.integer({ min: 1, max: 60 }).map((n) => n / 10),
      { maxKeys: 4 },
    ),
    group: fc.integer({ min: -1, max: 3 }),
    mark: marks ? fc.constantFrom(FREE, FREE, FREE, FREE, FREE, FREE, PINNED, FORBIDDEN) : fc.constant(FREE),
  });
  const rule = fc.record({
    members: fc.uniqueArray(fc.nat({ max: bundles - 1 }), { minLength: 1, maxLength: 5 }),
    count: fc.nat({ max: 3 }),
    penalty: hard ? fc.constantFrom(Infinity, 0, 5, 40) : fc.constantFrom(0, 5, 40),
  });
  return fc
    .record({
      bundles: fc.array(bundle, { minLength: 1, maxLength: bundles }),
      capacity: fc.array(
        fc.integer({ min: 0, max: 120 }).map((n) => n / 10),
        { minLength: capacities, maxLength: capacities },
      ),
      rules: fc.array(rule, { maxLength: rules ? 3 : 0 }),
      groupRule: fc.constantFrom(...groups),
    })
    .map(packed);
}

type Written = {
  bundles: { value: number; uses: Record<string, number>; group: number; mark: number }[];
  capacity: number[];
  rules: { members: number[]; count: number; penalty: number }[];
  groupRule: Packing['groupRule'];
};

function packed({ bundles, capacity, rules, groupRule }: Written): Packing {
  const uses = bundles.map((b) => Object.entries(b.uses));
  const members = rules.map((r) => r.members.filter((j) => j < bundles.length));
  const names = [...new Set(bundles.map(({ group }) => group).filter((g) => g >= 0))];
  return {
    bundles: bundles.length,
    value: Float64Array.from(bundles, ({ value }) => value),
    useStart: startsOf(uses),
    useRow: Int32Array.from(uses.flat(), ([i]) => Number(i)),
    useAmount: Float64Array.from(uses.flat(), ([, amount]) => amount),
    capacity: Float64Array.from(capacity),
    group: Int32Array.from(bundles, ({ group }) => names.indexOf(group)),
    groups: names.length,
    groupRule,
    rules: {
      start: startsOf(members),
      bundle: Int32Array.from(members.flat()),
      count: Int32Array.from(rules, ({ count }) => count),
      penalty: Float64Array.from(rules, ({ penalty }) => penalty),
    },
    mark: Uint8Array.from(bundles, ({ mark }) => mark),
  };
}

function startsOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => (start[at + 1] = start[at]! + list.length));
  return start;
}

/** The best objective by trying all 2ⁿ selections; null when none is a portfolio. Tenths are exact in whole numbers. */
export function bruteForce(packing: Packing): number | null {
  const { bundles, useStart, useRow, useAmount, capacity, group, groups, groupRule, rules, mark, value } = packing;
  let best: number | null = null;
  for (let set = 0; set < 2 ** bundles; set++) {
    const has = (j: number) => (set >> j) & 1;
    const used = new Int32Array(capacity.length);
    const taken = new Int32Array(groups);
    let worth = 0;
    let sound = true;
    for (let j = 0; j < bundles; j++) {
      if ((mark[j] === PINNED && !has(j)) || (mark[j] === FORBIDDEN && has(j))) sound = false;
      if (!has(j)) continue;
      worth += value[j]!;
      if (group[j]! >= 0) taken[group[j]!]!++;
      for (let k = useStart[j]!; k < useStart[j + 1]!; k++) used[useRow[k]!]! += Math.round(useAmount[k]! * 10);
    }
    if (used.some((u, i) => u > Math.round(capacity[i]! * 10))) sound = false;
    if (groupRule !== 'free' && taken.some((n) => n > 1 || (n === 0 && groupRule === 'exactly_one'))) sound = false;
    for (let r = 0; r < rules.count.length && sound; r++) {
      let missing = rules.count[r]!;
      for (let k = rules.start[r]!; k < rules.start[r + 1]!; k++) missing -= has(rules.bundle[k]!);
      if (missing > 0 && rules.penalty[r] === Infinity) sound = false;
      else if (missing > 0) worth -= rules.penalty[r]! * missing;
    }
    if (sound && (best === null || worth > best)) best = worth;
  }
  return best;
}
