import { linkOf, type Places } from './places.ts';

/** The best and the second-best open site of every county, kept as sites open and close. */
export class NearestSites {
  /** Worth of the best open site, or what being served by nobody counts. */
  readonly best: Float64Array;
  readonly second: Float64Array;
  /** −1: no site that is open. */
  readonly bestSite: Int32Array;
  readonly #secondSite: Int32Array;
  readonly #places: Places;

  constructor(places: Places) {
    this.#places = places;
    this.best = new Float64Array(places.counties);
    this.second = new Float64Array(places.counties);
    this.bestSite = new Int32Array(places.counties);
    this.#secondSite = new Int32Array(places.counties);
  }

  /** Of a set of open sites. */
  of(open: Uint8Array): void {
    for (let i = 0; i < this.#places.counties; i++) this.#look(i, open);
  }

  /** After one site has opened and perhaps one closed: only counties that either touches are looked at again. */
  after(open: Uint8Array, into: number, out: number): void {
    const { counties } = this.#places;
    for (let i = 0; i < counties; i++) {
      if (out >= 0 && (this.bestSite[i] === out || this.#secondSite[i] === out)) this.#look(i, open);
      else {
        const k = linkOf(this.#places, i, into);
        if (k >= 0) this.#meet(i, k);
      }
    }
  }

  #meet(i: number, k: number): void {
    const { site, worth } = this.#places;
    const w = worth[k]!;
    if (w > this.best[i]!) {
      this.second[i] = this.best[i]!;
      this.#secondSite[i] = this.bestSite[i]!;
      this.best[i] = w;
      this.bestSite[i] = site[k]!;
    } else if (w > this.second[i]!) {
      this.second[i] = w;
      this.#secondSite[i] = site[k]!;
    }
  }

  #look(i: number, open: Uint8Array): void {
    const { start, site, unserved } = this.#places;
    this.best[i] = this.second[i] = unserved;
    this.bestSite[i] = this.#secondSite[i] = -1;
    const end = start[i + 1]!;
    for (let k = start[i]!; k < end; k++) if (open[site[k]!] === 1) this.#meet(i, k);
  }
}
