import type { Budget } from '../budget.ts';
import { isTight, linkOf, linksBySite, NOBODY, type Places } from './places.ts';

/** Prices of the counties (and of a unit of the budget), and what they prove. */
export type Prices = {
  /** Price of serving each county: what a site has to be worth to it. */
  readonly price: Float64Array;
  readonly costPrice: number;
  /** No answer is worth more. */
  readonly bound: number;
  /** What each site is worth at the best prices, its own cost deducted. */
  readonly siteWorth: Float64Array;
  /** 1 for the sites that the prices would open. */
  readonly open: Uint8Array;
  /** How bold the next steps are; 0: there are none. */
  readonly boldness: number;
};

/** The best known answer; without one, −Infinity and null. */
export type Known = { readonly worth: number; readonly servedBy: Int32Array | null };

const BOLDNESS = 2; // Polyak: between 0 and 2
const PATIENCE = 12; // steps without a better bound before they become half as bold

/**
 * Subgradient ascent of the Lagrangian dual: “each county once” (and the budget) become prices; what is left falls apart
 * into sites, each worth what it gains from counties above their price, and the best `maxSites` of them.
 *
 * @param known  the best known answer: steps aim at its worth, and the first prices are what it is worth to each county
 * @param before  prices to go on from
 */
export function priceUp(places: Places, known: Known, steps: number, budget: Budget, before?: Prices): Prices {
  const relaxed = new Relaxation(places);
  const price = before ? before.price.slice() : firstPrices(places, known.servedBy);
  let costPrice = before?.costPrice ?? 0;
  let boldness = before?.boldness ?? BOLDNESS;
  let best = before;
  let patience = PATIENCE;
  for (let step = 0; step < steps && !(best && budget.isSpent()); step++) {
    const bound = relaxed.solve(price, costPrice);
    budget.spend(places.site.length / (relaxed.isTight ? 200 : 1000));
    if (!best || bound < best.bound) {
      best = { price: price.slice(), costPrice, bound, siteWorth: relaxed.siteWorth.slice(), open: relaxed.open.slice(), boldness };
      patience = PATIENCE;
    } else if (--patience === 0) {
      boldness /= 2;
      patience = PATIENCE;
    }
    const aim = known.servedBy ? known.worth : bound - Math.max(1, Math.abs(bound)) * 0.1;
    const spare = places.budget === Infinity ? 0 : places.budget - relaxed.cost;
    const norm = relaxed.taken.reduce((sum, taken) => sum + (1 - taken) ** 2, (spare / costScale(places)) ** 2);
    if (norm === 0 || bound <= aim) {
      boldness = 0; // no step leads further
      break;
    }
    const stride = (boldness * (bound - aim)) / norm;
    for (let i = 0; i < price.length; i++) {
      const next = price[i]! - stride * (1 - relaxed.taken[i]!);
      price[i] = places.mustServe ? next : Math.max(0, next);
    }
    costPrice = Math.max(0, costPrice - (stride * spare) / costScale(places) ** 2);
  }
  return { ...best!, boldness };
}

/** Of a step along the budget: a budget in yuan must not outweigh a thousand counties. */
const costScale = ({ budget }: Places): number => (budget === Infinity || budget === 0 ? 1 : budget);

function firstPrices(places: Places, servedBy: Int32Array | null): Float64Array {
  const { counties, start, worth } = places;
  return Float64Array.from({ length: counties }, (_, i) => {
    const by = servedBy?.[i] ?? NOBODY;
    if (by !== NOBODY) return worth[linkOf(places, i, by)]!;
    const all = worth.subarray(start[i], start[i + 1]);
    return places.mustServe ? all.reduce((sum, one) => sum + one, 0) / all.length : 0;
  });
}

/** What is left when the prices are fixed: one fractional knapsack a site, then the best sites. */
class Relaxation {
  readonly isTight: boolean;
  readonly siteWorth: Float64Array;
  readonly open: Uint8Array;
  /** How often each county is served. */
  readonly taken: Float64Array;
  cost = 0;
  readonly #wanted: Wanted;
  readonly #places: Places;
  readonly #bySite: ReturnType<typeof linksBySite>;

  constructor(places: Places) {
    this.#places = places;
    this.isTight = isTight(places);
    this.#bySite = linksBySite(places);
    this.siteWorth = new Float64Array(places.sites);
    this.open = new Uint8Array(places.sites);
    this.taken = new Float64Array(places.counties);
    const room = places.counties;
    this.#wanted = { county: new Int32Array(room), load: new Float64Array(room), above: new Float64Array(room) };
  }

  /** @returns the bound: no answer is worth more */
  solve(price: Float64Array, costPrice: number): number {
    const { sites, cost, budget, maxSites } = this.#places;
    for (let j = 0; j < sites; j++) this.siteWorth[j] = this.#gain(j, price) - costPrice * cost[j]!;
    const inOrder = Array.from(this.siteWorth.keys()).filter((j) => this.siteWorth[j]! > 0);
    inOrder.sort((a, b) => this.siteWorth[b]! - this.siteWorth[a]! || a - b);
    this.open.fill(0);
    this.taken.fill(0);
    this.cost = 0;
    let bound = budget === Infinity ? 0 : costPrice * budget;
    for (const j of inOrder.slice(0, maxSites)) {
      this.open[j] = 1;
      this.cost += cost[j]!;
      bound += this.siteWorth[j]!;
      this.#gain(j, price, this.taken);
    }
    for (const p of price) bound += p;
    return bound;
  }

  /** What a site gains from counties above their price, its beds filled to the last. */
  #gain(j: number, price: Float64Array, taken?: Float64Array): number {
    const { worth, load, beds } = this.#places;
    const { from, link, county } = this.#bySite;
    let gain = 0;
    let asked = 0;
    for (let at = from[j]!; at < from[j + 1]!; at++) {
      const above = worth[link[at]!]! - price[county[at]!]!;
      if (above <= 0) continue;
      gain += above;
      asked += load[link[at]!]!;
    }
    if (asked > beds[j]!) return this.#fractional(j, price, taken);
    if (taken) for (let at = from[j]!; at < from[j + 1]!; at++) if (worth[link[at]!]! > price[county[at]!]!) taken[county[at]!]! += 1;
    return gain;
  }

  /** The fractional knapsack of a site: no sorting, the critical ratio by selection. */
  #fractional(j: number, price: Float64Array, taken?: Float64Array): number {
    const { worth, load, beds } = this.#places;
    const { from, link, county } = this.#bySite;
    let count = 0;
    for (let at = from[j]!; at < from[j + 1]!; at++) {
      const above = worth[link[at]!]! - price[county[at]!]!;
      if (above <= 0) continue;
      this.#wanted.county[count] = county[at]!;
      this.#wanted.load[count] = load[link[at]!]!;
      this.#wanted.above[count] = above;
      count++;
    }
    return fillFractionally(this.#wanted, count, beds[j]!, taken);
  }
}

type Wanted = { county: Int32Array; load: Float64Array; above: Float64Array };

/**
 * The fractional knapsack, by selection instead of sorting: parts the items by a ratio, and goes on in the part where the
 * beds run out. Reorders the items.
 *
 * @param taken  by county: grows by the share of each that is taken
 * @returns Σ above of what is taken
 */
function fillFractionally({ county, load, above }: Wanted, count: number, beds: number, taken?: Float64Array): number {
  const ratio = (at: number): number => above[at]! / Math.max(load[at]!, 1e-12);
  const swap = (a: number, b: number): void => {
    [county[a], county[b]] = [county[b]!, county[a]!];
    [load[a], load[b]] = [load[b]!, load[a]!];
    [above[a], above[b]] = [above[b]!, above[a]!];
  };
  let [low, high, left, gain] = [0, count, beds, 0];
  while (low < high) {
    const pivot = ratio((low + high) >> 1);
    let [more, at, less] = [low, low, high]; // [low, more): above the pivot; [more, at): equal; [less, high): below
    while (at < less) {
      const r = ratio(at);
      if (r > pivot) swap(more++, at++);
      else if (r < pivot) swap(--less, at);
      else at++;
    }
    let [asked, worth] = [0, 0];
    for (let k = low; k < more; k++) [asked, worth] = [asked + load[k]!, worth + above[k]!];
    if (asked > left) {
      high = more;
      continue;
    }
    if (taken) for (let k = low; k < more; k++) taken[county[k]!]! += 1;
    [left, gain] = [left - asked, gain + worth];
    for (let k = more; k < less; k++) {
      const share = load[k]! <= left ? 1 : left / load[k]!;
      gain += share * above[k]!;
      left -= share * load[k]!;
      if (taken) taken[county[k]!]! += share;
      if (share < 1) return gain;
    }
    low = less;
  }
  return gain;
}
