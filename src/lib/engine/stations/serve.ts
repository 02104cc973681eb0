import { NOBODY, type Places } from './places.ts';

export type Served = {
  servedBy: Int32Array;
  /** Σ worth, less a great deal for each county that must be served and is not. */ score: number;
  unserved: number;
};

const MOST_ROUNDS = 20;

/**
 * Serves the counties from given open sites: each from its best site as long as no beds are short; else those first that
 * would lose most by their second choice, then by moving and swapping single counties while that gains.
 */
export function serve(places: Places, open: Uint8Array): Served {
  const serving = new Serving(places, open);
  serving.fill((i) => -serving.regret(i));
  for (let round = 0; round < MOST_ROUNDS && serving.improve(); round++);
  const first = serving.done();
  if (first.unserved === 0 || !places.mustServe) return first;
  const largestFirst = new Serving(places, open);
  largestFirst.fill((i) => -(places.load[places.start[i]!] ?? 0));
  for (let round = 0; round < MOST_ROUNDS && largestFirst.improve(); round++);
  const second = largestFirst.done();
  return second.score > first.score ? second : first;
}

class Serving {
  readonly #places: Places;
  readonly #open: Uint8Array;
  readonly #left: Float64Array;
  /** The link taken by each county, or −1. */
  readonly #link: Int32Array;
  /** The counties at each site. */
  readonly #guests: Set<number>[];

  constructor(places: Places, open: Uint8Array) {
    this.#places = places;
    this.#open = open;
    this.#left = places.beds.slice();
    this.#link = new Int32Array(places.counties).fill(-1);
    this.#guests = Array.from({ length: places.sites }, () => new Set<number>());
  }

  /** What a county loses, for each of its beds, by its second choice. */
  regret(i: number): number {
    const { start, site, worth, load } = this.#places;
    let [best, second, asked] = [this.#places.unserved, this.#places.unserved, 0];
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      if (this.#open[site[k]!] === 0) continue;
      if (worth[k]! > best) [second, best, asked] = [best, worth[k]!, load[k]!];
      else if (worth[k]! > second) second = worth[k]!;
    }
    return (best - second) / Math.max(1e-9, asked);
  }

  fill(rank: (county: number) => number): void {
    const ranks = Float64Array.from({ length: this.#places.counties }, (_, i) => rank(i));
    const order = Array.from(ranks.keys()).sort((a, b) => ranks[a]! - ranks[b]! || a - b);
    for (const i of order) this.#put(i, this.#bestFor(i, this.#places.unserved));
  }

  /** One round of moves and swaps. @returns whether something gained */
  improve(): boolean {
    let gained = false;
    for (let i = 0; i < this.#places.counties; i++) {
      const now = this.#worth(i);
      const better = this.#bestFor(i, now);
      if (better >= 0) {
        this.#put(i, better);
        gained = true;
      } else if (this.#swap(i, now)) gained = true;
    }
    return gained;
  }

  done(): Served {
    const servedBy = Int32Array.from(this.#link, (k) => (k < 0 ? NOBODY : this.#places.site[k]!));
    let [score, unserved] = [0, 0];
    for (let i = 0; i < servedBy.length; i++) {
      score += this.#worth(i);
      if (this.#link[i]! < 0) unserved++;
    }
    return { servedBy, score, unserved };
  }

  #worth(i: number): number {
    return this.#link[i]! < 0 ? this.#places.unserved : this.#places.worth[this.#link[i]!]!;
  }

  /** The best link that has beds left and is worth more, or −1. */
  #bestFor(i: number, than: number): number {
    const { start, site, worth, load } = this.#places;
    let [best, at] = [than, -1];
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const j = site[k]!;
      if (this.#open[j] === 0 || worth[k]! <= best || k === this.#link[i] || load[k]! > this.#left[j]!) continue;
      [best, at] = [worth[k]!, k];
    }
    return at;
  }

  /** Takes the place of one county at a better site, if the other loses less by what is left to it. */
  #swap(i: number, now: number): boolean {
    const { start, site, worth, load } = this.#places;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const j = site[k]!;
      const gain = worth[k]! - now;
      if (this.#open[j] === 0 || gain <= 1e-9 || k === this.#link[i]) continue;
      for (const other of [...this.#guests[j]!]) {
        const freed = load[this.#link[other]!]!;
        if (this.#left[j]! + freed < load[k]!) continue;
        const before = this.#link[other]!;
        const own = this.#link[i]!;
        this.#put(other, -1);
        this.#put(i, k);
        const instead = this.#bestFor(other, this.#places.unserved);
        const lost = worth[before]! - (instead < 0 ? this.#places.unserved : worth[instead]!);
        if (gain - lost > 1e-9) {
          this.#put(other, instead);
          return true;
        }
        this.#put(i, own);
        this.#put(other, before);
      }
    }
    return false;
  }

  #put(i: number, link: number): void {
    const { site, load } = this.#places;
    const before = this.#link[i]!;
    if (before >= 0) {
      this.#left[site[before]!]! += load[before]!;
      this.#guests[site[before]!]!.delete(i);
    }
    this.#link[i] = link;
    if (link < 0) return;
    this.#left[site[link]!]! -= load[link]!;
    this.#guests[site[link]!]!.add(i);
  }
}
