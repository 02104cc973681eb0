import { isTight, linksBySite, type LinksBySite, type Places } from './places.ts';

/** What is left when the prices are fixed: one fractional knapsack a site, then the best sites. */
export class Relaxation {
  readonly isTight: boolean;
  readonly siteWorth: Float64Array;
  readonly open: Uint8Array;
  /** How often each county is served. */
  readonly taken: Float64Array;
  cost = 0;
  readonly #wanted: Wanted;
  readonly places: Places;
  readonly #bySite: LinksBySite;

  constructor(places: Places) {
    this.places = places;
    this.isTight = isTight(places);
    this.#bySite = linksBySite(places);
    this.siteWorth = new Float64Array(places.sites);
    this.open = new Uint8Array(places.sites);
    this.taken = new Float64Array(places.counties);
    const room = places.counties;
    this.#wanted = {
      county: new Int32Array(room),
      load: new Float64Array(room),
      above: new Float64Array(room),
      ratio: new Float64Array(room),
    };
  }

  /** @returns the bound: no answer is worth more */
  solve(price: Float64Array, costPrice: number): number {
    const { sites, cost, budget, maxSites } = this.places;
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
    const { from, county, worth, load } = this.#bySite;
    const end = from[j + 1]!;
    let gain = 0;
    let asked = 0;
    for (let at = from[j]!; at < end; at++) {
      const above = worth[at]! - price[county[at]!]!;
      if (above <= 0) continue;
      gain += above;
      asked += load[at]!;
    }
    if (asked > this.places.beds[j]!) return this.#fractional(j, price, taken);
    if (taken) for (let at = from[j]!; at < end; at++) if (worth[at]! > price[county[at]!]!) taken[county[at]!]! += 1;
    return gain;
  }

  /** The fractional knapsack of a site: no sorting, the critical ratio by selection. */
  #fractional(j: number, price: Float64Array, taken?: Float64Array): number {
    const { from, county, worth, load } = this.#bySite;
    let count = 0;
    for (let at = from[j]!; at < from[j + 1]!; at++) {
      const above = worth[at]! - price[county[at]!]!;
      if (above <= 0) continue;
      this.#wanted.county[count] = county[at]!;
      this.#wanted.load[count] = load[at]!;
      this.#wanted.above[count] = above;
      this.#wanted.ratio[count] = above / Math.max(load[at]!, 1e-12);
      count++;
    }
    return fillFractionally(this.#wanted, count, this.places.beds[j]!, taken);
  }
}

type Wanted = { county: Int32Array; load: Float64Array; above: Float64Array; ratio: Float64Array };

/**
 * The fractional knapsack, by selection instead of sorting: parts the items by a ratio, and goes on in the part where the
 * beds run out. Reorders the items.
 *
 * @param taken  by county: grows by the share of each that is taken
 * @returns Σ above of what is taken
 */
function fillFractionally({ county, load, above, ratio }: Wanted, count: number, beds: number, taken?: Float64Array): number {
  const swap = (a: number, b: number): void => {
    [county[a], county[b]] = [county[b]!, county[a]!];
    [load[a], load[b]] = [load[b]!, load[a]!];
    [above[a], above[b]] = [above[b]!, above[a]!];
    [ratio[a], ratio[b]] = [ratio[b]!, ratio[a]!];
  };
  let [low, high, left, gain] = [0, count, beds, 0];
  while (low < high) {
    const pivot = ratio[(low + high) >> 1]!;
    let [more, at, less] = [low, low, high]; // [low, more): above the pivot; [more, at): equal; [less, high): below
    while (at < less) {
      const r = ratio[at]!;
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
