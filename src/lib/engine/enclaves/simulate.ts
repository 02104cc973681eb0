import { chanceOf } from '../random.ts';
import type { EnclaveModel } from './enclave-model.ts';
import { AS_PLANNED, MOST_DELAY, type Future } from './future.ts';
import { NOTHING, type PartyKey, type PartyValues } from './model-parties.ts';
import { presentValues } from './present-values.ts';
import type { Range, Uncertainty } from './uncertainty.ts';

/** Present values over many futures: a tenth of them is worse than `p10`, half than `p50`. */
export type Spread = { p10: number; p50: number; p90: number; mean: number; belowZero: number };
/** One spread for each party that has a cash flow. */
export type Spreads = { flyOut: Spread; flyIn: Spread } & Partial<Record<PartyKey, Spread>>;
/** Values of paths by party, of the parties that have a cash flow [万元]. */
export type PathValues = { flyOut: Float64Array; flyIn: Float64Array } & Partial<Record<PartyKey, Float64Array>>;
export type Simulation = { paths: number; spreads: Spreads };

/** Futures are drawn in blocks of this many, each with a chance of its own: blocks may be reckoned anywhere, in any order. */
const BLOCK = 1000;

/**
 * Reckons some of the futures. Threads may share the work: the values of path k depend on `seed` and k only.
 *
 * @param blocks  which blocks of a thousand paths, from (included) to (excluded)
 */
export function simulateBlocks(
  model: EnclaveModel,
  uncertainty: Uncertainty,
  seed: number,
  [from, to]: readonly [number, number],
): PathValues {
  const paths = noPaths(model, (to - from) * BLOCK);
  const columns = model.parties.map((party) => [party, paths[party]!] as const);
  const future: Future = { ...AS_PLANNED };
  const values: PartyValues = { ...NOTHING };
  for (let block = from; block < to; block++) {
    const chance = chanceOf(seed * 1_000_003 + block);
    for (let k = 0; k < BLOCK; k++) {
      draw(uncertainty, chance, model.years, future);
      presentValues(model, future, values);
      for (const [party, column] of columns) column[(block - from) * BLOCK + k] = values[party];
    }
  }
  return paths;
}

/** Room for as many paths. */
export function noPaths(model: EnclaveModel, paths: number): PathValues {
  const columns = model.parties.map((party) => [party, new Float64Array(paths)]);
  return Object.fromEntries(columns) as PathValues;
}

/** Sorts the paths in place. */
export const spreadsOf = (paths: PathValues): Spreads =>
  Object.fromEntries(Object.entries(paths).map(([party, values]) => [party, spreadOf(values)])) as Spreads;

/** Always the same number of draws, so that another clause meets the same futures. */
function draw({ profit, vat, cost, delay, leaving }: Uncertainty, chance: () => number, years: number, into: Future): void {
  into.profit = triangular(profit, chance());
  into.vat = triangular(vat, chance());
  into.cost = triangular(cost, chance());
  let left = chance();
  into.delay = 0;
  for (let d = delay.length - 1; d > 0; d--) {
    left -= delay[d]!;
    if (left < 0) {
      into.delay = Math.min(d, MOST_DELAY);
      break;
    }
  }
  // Waiting for an event of equal probability each year.
  const wait = leaving <= 0 ? Infinity : Math.floor(Math.log(1 - chance()) / Math.log(1 - leaving));
  into.gone = wait < years ? wait + 1 : Infinity;
}

/** Inverse of the triangular distribution. */
function triangular({ least, likely, most }: Range, u: number): number {
  if (most <= least) return likely;
  const turn = (likely - least) / (most - least);
  return u < turn ? least + Math.sqrt(u * (most - least) * (likely - least)) : most - Math.sqrt((1 - u) * (most - least) * (most - likely));
}

/** Monte Carlo over whole blocks of a thousand futures. @param paths  rounded up to thousands */
export function simulate(model: EnclaveModel, uncertainty: Uncertainty, seed: number, paths = 100_000): Simulation {
  const blocks = Math.ceil(paths / BLOCK);
  return { paths: blocks * BLOCK, spreads: spreadsOf(simulateBlocks(model, uncertainty, seed, [0, blocks])) };
}

/** Sorts in place. */
export function spreadOf(values: Float64Array): Spread {
  values.sort();
  const at = (share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))]!;
  let mean = 0;
  let below = 0;
  for (const value of values) {
    mean += value / values.length;
    if (value < 0) below++;
  }
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9), mean, belowZero: below / values.length };
}
