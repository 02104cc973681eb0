import { chanceOf, type Chance } from '../../../src/lib/engine/random.ts';
import { NO_RULES, transpose, type Packing } from '../../../src/lib/engine/projects/packing.ts';

/** Sizes of a made-up country: how many bundles compete for how many listings in how many counties. */
export type Country = {
  bundles: number;
  listings: number;
  counties: number;
  /** how chunky uses are: 0.12 loose, 0.6 tight */ share: number;
};

const KINDS = [
  { least: 100, most: 2_000 }, // mu of land
  { least: 20, most: 500 }, // workers
  { least: 500, most: 20_000 }, // 万元
];

/**
 * Bundles of two to five listings, half of them drawn by popularity and half from the neighbourhood; each takes 2 % plus
 * share·U² of a listing's capacity. Value is in proportion to what is taken, half to one and a half times: dear bundles are
 * dear in capacity too, which makes the choice hard. Each county wants one bundle; going without costs twice the largest value.
 */
export function madeUpCountry({ bundles, listings, counties, share }: Country, seed = 1): Packing {
  const chance = chanceOf(seed);
  const below = (n: number) => Math.floor(chance() * n);
  const capacity = Float64Array.from({ length: listings }, () => {
    const { least, most } = KINDS[below(KINDS.length)]!;
    return Math.round(least + (most - least) * chance() ** 2);
  });
  const popular = shuffled(listings, chance);
  const useStart = new Int32Array(bundles + 1);
  const row = new Int32Array(5 * bundles);
  const amount = new Float64Array(5 * bundles);
  let uses = 0;
  const value = new Float64Array(bundles);
  const county = new Int32Array(bundles);
  for (let j = 0; j < bundles; j++) {
    const taken = new Set<number>();
    const size = 2 + below(4);
    const home = below(listings);
    const isLocal = chance() < 0.5;
    while (taken.size < size) taken.add(isLocal ? (home + below(40)) % listings : popular[Math.floor(listings * chance() ** 2)]!);
    let worth = 0;
    for (const i of taken) {
      const part = 0.02 + share * chance() ** 2;
      row[uses] = i;
      amount[uses++] = Math.max(1, Math.round(part * capacity[i]!));
      worth += part;
    }
    value[j] = Math.round(worth * 50 * (0.5 + chance()) * 100) / 100;
    county[j] = Math.floor((row[useStart[j]!]! / listings) * counties);
    useStart[j + 1] = uses;
  }
  const largest = value.reduce((a, b) => Math.max(a, b), 0);
  const members = transpose(
    Int32Array.from({ length: bundles + 1 }, (_, j) => j),
    county,
    counties,
  );
  return {
    bundles,
    value,
    useStart,
    useRow: row.slice(0, uses),
    useAmount: amount.slice(0, uses),
    capacity,
    group: new Int32Array(bundles).fill(-1),
    groups: 0,
    groupRule: 'free',
    rules: {
      start: members.start,
      bundle: members.owner,
      count: new Int32Array(counties).fill(1),
      penalty: new Float64Array(counties).fill(2 * largest),
    },
    mark: new Uint8Array(bundles),
  };
}

/** Unit-capacity set packing: items that each occur at most once, sets of `least` to `most` items with weights. */
export function setPacking(sets: number, items: number, least: number, most: number, weight: number, seed = 1): Packing {
  const chance = chanceOf(seed);
  const useStart = new Int32Array(sets + 1);
  const row: number[] = [];
  for (let j = 0; j < sets; j++) {
    const taken = new Set<number>();
    const size = least + Math.floor(chance() * (most - least + 1));
    while (taken.size < size) taken.add(Math.floor(chance() * items));
    row.push(...taken);
    useStart[j + 1] = row.length;
  }
  return {
    bundles: sets,
    value: Float64Array.from({ length: sets }, () => 1 + Math.floor(chance() * weight)),
    useStart,
    useRow: Int32Array.from(row),
    useAmount: new Float64Array(row.length).fill(1),
    capacity: new Float64Array(items).fill(1),
    group: new Int32Array(sets).fill(-1),
    groups: 0,
    groupRule: 'free',
    rules: NO_RULES,
    mark: new Uint8Array(sets),
  };
}

function shuffled(count: number, chance: Chance): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const other = Math.floor(chance() * (i + 1));
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
  return order;
}
