/** The fractional knapsack of a site's beds, filled by selection instead of sorting. */
export class FractionalKnapsack {
  /** Worth for a bed where the beds last ran out; 0: they did not. */
  ratio = 0;
  #count = 0;
  readonly #county: Int32Array;
  readonly #load: Float64Array;
  readonly #above: Float64Array;
  readonly #ratio: Float64Array;

  /** @param room  most items at once */
  constructor(room: number) {
    this.#county = new Int32Array(room);
    this.#load = new Float64Array(room);
    this.#above = new Float64Array(room);
    this.#ratio = new Float64Array(room);
  }

  empty(): this {
    this.#count = 0;
    this.ratio = 0;
    return this;
  }

  /** @param load  beds it asks for; @param above  what it is worth, more than 0 */
  add(county: number, load: number, above: number): void {
    const at = this.#count++;
    this.#county[at] = county;
    this.#load[at] = load;
    this.#above[at] = above;
    this.#ratio[at] = above / Math.max(load, 1e-12);
  }

  /**
   * Parts the items by a ratio, and goes on in the part where the beds run out. Reorders the items.
   *
   * @param taken  by county: grows by the share of each that is taken
   * @returns Σ above of what is taken
   */
  fill(beds: number, taken?: Float64Array): number {
    const [county, load, above, ratio] = [this.#county, this.#load, this.#above, this.#ratio];
    let [low, high, left, gain] = [0, this.#count, beds, 0];
    while (low < high) {
      const pivot = ratio[(low + high) >> 1]!;
      let [more, at, less] = [low, low, high]; // [low, more): above the pivot; [more, at): equal; [less, high): below
      while (at < less) {
        const r = ratio[at]!;
        if (r > pivot) this.#swap(more++, at++);
        else if (r < pivot) this.#swap(--less, at);
        else at++;
      }
      let [asked, worth] = [0, 0];
      for (let k = low; k < more; k++) {
        asked += load[k]!;
        worth += above[k]!;
      }
      if (asked > left) {
        high = more;
        continue;
      }
      if (taken) for (let k = low; k < more; k++) taken[county[k]!]! += 1;
      left -= asked;
      gain += worth;
      for (let k = more; k < less; k++) {
        const share = load[k]! <= left ? 1 : left / load[k]!;
        gain += share * above[k]!;
        left -= share * load[k]!;
        if (taken) taken[county[k]!]! += share;
        if (share < 1) {
          this.ratio = pivot;
          return gain;
        }
      }
      low = less;
    }
    return gain;
  }

  #swap(a: number, b: number): void {
    const [county, load, above, ratio] = [this.#county, this.#load, this.#above, this.#ratio];
    const [c, l, v, r] = [county[a]!, load[a]!, above[a]!, ratio[a]!];
    county[a] = county[b]!;
    load[a] = load[b]!;
    above[a] = above[b]!;
    ratio[a] = ratio[b]!;
    county[b] = c;
    load[b] = l;
    above[b] = v;
    ratio[b] = r;
  }
}
