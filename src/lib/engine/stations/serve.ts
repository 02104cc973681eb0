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
  const nearest = eachFromItsBest(places, open);
  if (nearest) return nearest;
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

/** Each county from its best open site; null where beds are short for that. */
function eachFromItsBest(
  { counties, sites, start, site, worth, load, beds, unserved: unservedWorth }: Places,
  open: Uint8Array,
): Served | null {
  const servedBy = new Int32Array(counties).fill(NOBODY);
  const used = new Float64Array(sites);
  let [score, unserved] = [0, 0];
  for (let i = 0; i < counties; i++) {
    let [best, at] = [unservedWorth, -1];
    for (let k = start[i]!; k < start[i + 1]!; k++) if (worth[k]! > best && open[site[k]!] === 1) [best, at] = [worth[k]!, k];
    score += best;
    if (at < 0) unserved++;
    else {
      const j = site[at]!;
      servedBy[i] = j;
      used[j]! += load[at]!;
      if (used[j]! > beds[j]!) return null;
    }
  }
  return { servedBy, score, unserved };
}

class Serving {
  readonly #places: Places;
  readonly #left: Float64Array;
  /** Links to open sites by county, the best first: those of county i are `#choice[#from[i]]` up to, not including, `#choice[#from[i + 1]]`. */
  readonly #from: Int32Array;
  readonly #choice: Int32Array;
  /** The link taken by each county, or −1. */
  readonly #link: Int32Array;
  /** The counties at each site. */
  readonly #guests: Set<number>[];

  constructor(places: Places, open: Uint8Array) {
    const { counties, start, site, worth } = places;
    this.#places = places;
    this.#left = places.beds.slice();
    this.#link = new Int32Array(counties).fill(-1);
    this.#guests = Array.from({ length: places.sites }, () => new Set<number>());
    this.#from = new Int32Array(counties + 1);
    this.#choice = new Int32Array(site.length);
    let end = 0;
    for (let i = 0; i < counties; i++) {
      const first = end;
      for (let k = start[i]!; k < start[i + 1]!; k++) {
        if (open[site[k]!] === 0 || worth[k]! <= places.unserved) continue;
        let at = end++;
        for (; at > first && worth[this.#choice[at - 1]!]! < worth[k]!; at--) this.#choice[at] = this.#choice[at - 1]!;
        this.#choice[at] = k;
      }
      this.#from[i + 1] = end;
    }
  }

  /** What a county loses, for each of its beds, by its second choice. */
  regret(i: number): number {
    const { worth, load, unserved } = this.#places;
    const [first, end] = [this.#from[i]!, this.#from[i + 1]!];
    const best = first < end ? worth[this.#choice[first]!]! : unserved;
    const second = first + 1 < end ? worth[this.#choice[first + 1]!]! : unserved;
    return (best - second) / Math.max(1e-9, first < end ? load[this.#choice[first]!]! : 0);
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
    const { site, worth, load } = this.#places;
    const end = this.#from[i + 1]!;
    for (let at = this.#from[i]!; at < end; at++) {
      const k = this.#choice[at]!;
      if (worth[k]! <= than) return -1;
      if (load[k]! <= this.#left[site[k]!]!) return k;
    }
    return -1;
  }

  /** Takes the place of one county at a better site, if the other loses less by what is left to it. */
  #swap(i: number, now: number): boolean {
    const { site, worth } = this.#places;
    const end = this.#from[i + 1]!;
    for (let at = this.#from[i]!; at < end; at++) {
      const k = this.#choice[at]!;
      const gain = worth[k]! - now;
      if (gain <= 1e-9) return false;
      for (const other of this.#guests[site[k]!]!) {
        const instead = this.#insteadOf(other, i, k, gain);
        if (instead === null) continue;
        this.#put(other, -1);
        this.#put(i, k);
        this.#put(other, instead);
        return true;
      }
    }
    return false;
  }

  /** Where a county goes, or −1, if another takes its bed and gains more than it loses; null if that does not fit or gain. */
  #insteadOf(other: number, i: number, k: number, gain: number): number | null {
    const { site, worth, load, unserved } = this.#places;
    const [before, own, j] = [this.#link[other]!, this.#link[i]!, site[k]!];
    const change = load[before]! - load[k]!;
    if (this.#left[j]! + change < 0) return null;
    this.#left[j]! += change;
    if (own >= 0) this.#left[site[own]!]! += load[own]!;
    const instead = this.#bestFor(other, Math.max(unserved, worth[before]! - gain));
    this.#left[j]! -= change;
    if (own >= 0) this.#left[site[own]!]! -= load[own]!;
    const lost = worth[before]! - (instead < 0 ? unserved : worth[instead]!);
    return gain - lost > 1e-9 ? instead : null;
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
