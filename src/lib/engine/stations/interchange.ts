import type { Budget } from '../budget.ts';
import { linksBySite, type Places } from './places.ts';

const MOST_MOVES = 10_000;

/**
 * Vertex interchange as if beds were no limit: opens, closes and swaps sites while that gains, always the best move.
 * The gains of all swaps come from one pass over the links (Resende and Werneck, 2007).
 */
export class Interchange {
  readonly #places: Places;
  readonly #budget: Budget;
  readonly #bySite: ReturnType<typeof linksBySite>;
  readonly #best: Float64Array;
  readonly #second: Float64Array;
  readonly #bestSite: Int32Array;

  constructor(places: Places, budget: Budget) {
    this.#places = places;
    this.#budget = budget;
    this.#bySite = linksBySite(places);
    this.#best = new Float64Array(places.counties);
    this.#second = new Float64Array(places.counties);
    this.#bestSite = new Int32Array(places.counties);
  }

  /** @returns a set of sites, within the budget and the number allowed, that no single move improves */
  improve(first: Uint8Array): Uint8Array {
    const open = this.#withinLimits(first);
    for (let move = 0; move < MOST_MOVES && !this.#budget.isSpent(); move++) if (!this.#move(open)) break;
    return open;
  }

  #withinLimits(first: Uint8Array): Uint8Array {
    const { cost, budget, maxSites } = this.#places;
    const open = new Uint8Array(first.length);
    let [spent, count] = [0, 0];
    first.forEach((wanted, j) => {
      if (wanted === 0 || count >= maxSites || spent + cost[j]! > budget) return;
      [open[j], spent, count] = [1, spent + cost[j]!, count + 1];
    });
    return open;
  }

  #nearest(open: Uint8Array): void {
    const { counties, start, site, worth, unserved } = this.#places;
    for (let i = 0; i < counties; i++) {
      let [best, second, at] = [unserved, unserved, -1];
      for (let k = start[i]!; k < start[i + 1]!; k++) {
        if (open[site[k]!] === 0) continue;
        if (worth[k]! > best) [second, best, at] = [best, worth[k]!, site[k]!];
        else if (worth[k]! > second) second = worth[k]!;
      }
      this.#best[i] = best;
      this.#second[i] = second;
      this.#bestSite[i] = at;
    }
  }

  /** Makes the best move, if one gains. */
  #move(open: Uint8Array): boolean {
    const { sites, cost, budget, maxSites, worth, site } = this.#places;
    this.#nearest(open);
    const opened: number[] = [];
    const place = new Int32Array(sites).fill(-1);
    let spent = 0;
    for (let j = 0; j < sites; j++) {
      if (open[j] === 0) continue;
      place[j] = opened.push(j) - 1;
      spent += cost[j]!;
    }
    const loss = new Float64Array(opened.length);
    for (let i = 0; i < this.#best.length; i++)
      if (this.#bestSite[i]! >= 0) loss[place[this.#bestSite[i]!]!]! += this.#best[i]! - this.#second[i]!;
    const extra = new Float64Array(opened.length);
    let [into, out, gain] = [-1, -1, 1e-9 * Math.abs(this.#best.reduce((sum, best) => sum + Math.abs(best), 0))];
    const { from, link, county } = this.#bySite;
    for (let j = 0; j < sites; j++) {
      if (open[j] === 1) continue;
      let opening = 0;
      extra.fill(0);
      for (let at = from[j]!; at < from[j + 1]!; at++) {
        const i = county[at]!;
        const w = worth[link[at]!]!;
        opening += Math.max(0, w - this.#best[i]!);
        if (this.#bestSite[i]! >= 0 && w > this.#second[i]!)
          extra[place[this.#bestSite[i]!]!]! += Math.min(this.#best[i]!, w) - this.#second[i]!;
      }
      if (opened.length < maxSites && spent + cost[j]! <= budget && opening > gain) [into, out, gain] = [j, -1, opening];
      opened.forEach((closed, r) => {
        const swap = opening - loss[r]! + extra[r]!;
        if (swap > gain && maxSites > 0 && spent - cost[closed]! + cost[j]! <= budget) [into, out, gain] = [j, closed, swap];
      });
    }
    this.#budget.spend((2 * site.length + sites * opened.length) / 1000);
    if (into < 0) return false;
    open[into] = 1;
    if (out >= 0) open[out] = 0;
    return true;
  }
}
