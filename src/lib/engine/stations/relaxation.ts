import { FractionalKnapsack } from './fractional-knapsack.ts';
import { isTight, linksBySite, type LinksBySite, type Places } from './places.ts';

/** Items whose ratio is close to the last critical one are looked at one by one, all others are in or out at a glance: how close, by how far it moved. */
const NEAR = { least: 0.004, most: 0.3, first: 0.1, moves: 3 };

/** What is left when the prices are fixed: one fractional knapsack a site, then the best sites. */
export class Relaxation {
  readonly isTight: boolean;
  readonly siteWorth: Float64Array;
  readonly open: Uint8Array;
  /** How often each county is served. */
  readonly taken: Float64Array;
  cost = 0;
  readonly #knapsack: FractionalKnapsack;
  /** Worth above the price for a unit of beds at which each site's beds last ran out; 0: not yet. */
  readonly #ratio: Float64Array;
  /** How close to it an item counts as near, in parts of it. */
  readonly #width: Float64Array;
  readonly places: Places;
  readonly #bySite: LinksBySite;

  constructor(places: Places) {
    this.places = places;
    this.isTight = isTight(places);
    this.#bySite = linksBySite(places);
    this.siteWorth = new Float64Array(places.sites);
    this.open = new Uint8Array(places.sites);
    this.taken = new Float64Array(places.counties);
    this.#knapsack = new FractionalKnapsack(places.counties);
    this.#ratio = new Float64Array(places.sites);
    this.#width = new Float64Array(places.sites).fill(NEAR.first);
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
    return (this.#ratio[j]! > 0 ? this.#near(j, price, taken) : null) ?? this.#whole(j, price, taken);
  }

  #whole(j: number, price: Float64Array, taken?: Float64Array): number {
    const { from, county, worth, load } = this.#bySite;
    const [first, end] = [from[j]!, from[j + 1]!];
    let [gain, asked] = [0, 0];
    for (let at = first; at < end; at++) {
      const above = worth[at]! - price[county[at]!]!;
      if (above <= 0) continue;
      gain += above;
      asked += load[at]!;
    }
    if (asked > this.places.beds[j]!) return this.#fractional(j, price, taken);
    if (taken) for (let at = first; at < end; at++) if (worth[at]! > price[county[at]!]!) taken[county[at]!]! += 1;
    return gain;
  }

  /** The same where the beds run out near the ratio at which they did before; else null. */
  #near(j: number, price: Float64Array, taken?: Float64Array): number | null {
    const { from, county, worth, load } = this.#bySite;
    const [first, end, beds, ratio, width] = [from[j]!, from[j + 1]!, this.places.beds[j]!, this.#ratio[j]!, this.#width[j]!];
    const [low, high] = [ratio * (1 - width), ratio * (1 + width)];
    const knapsack = this.#knapsack.empty();
    let [gain, asked, maybe] = [0, 0, 0];
    for (let at = first; at < end; at++) {
      const above = worth[at]! - price[county[at]!]!;
      const each = load[at]!;
      if (above < low * each || above <= 0) continue;
      if (above > high * each) {
        gain += above;
        asked += each;
      } else {
        knapsack.add(county[at]!, each, above);
        maybe += each;
      }
    }
    if (asked > beds || asked + maybe < beds) return null;
    if (taken) {
      for (let at = first; at < end; at++) {
        const above = worth[at]! - price[county[at]!]!;
        if (above > 0 && above > high * load[at]!) taken[county[at]!]! += 1;
      }
    }
    gain += knapsack.fill(beds - asked, taken);
    this.#remember(j);
    return gain;
  }

  /** Where the beds ran out, and how far that is from the last time. */
  #remember(j: number): void {
    const [before, now] = [this.#ratio[j]!, this.#knapsack.ratio];
    const moved = before > 0 && now > 0 ? Math.abs(now - before) / before : NEAR.first / NEAR.moves;
    this.#width[j] = Math.min(NEAR.most, Math.max(NEAR.least, NEAR.moves * moved, this.#width[j]! / 2));
    this.#ratio[j] = now;
  }

  #fractional(j: number, price: Float64Array, taken?: Float64Array): number {
    const { from, county, worth, load } = this.#bySite;
    const knapsack = this.#knapsack.empty();
    for (let at = from[j]!; at < from[j + 1]!; at++) {
      const above = worth[at]! - price[county[at]!]!;
      if (above > 0) knapsack.add(county[at]!, load[at]!, above);
    }
    const gain = knapsack.fill(this.places.beds[j]!, taken);
    this.#remember(j);
    return gain;
  }
}
