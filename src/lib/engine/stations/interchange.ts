import type { Budget } from '../budget.ts';
import { NearestSites } from './nearest-sites.ts';
import { linksBySite, type LinksBySite, type Places } from './places.ts';

const MOST_MOVES = 10_000;

type Move = { into: number; out: number };

/**
 * Vertex interchange as if beds were no limit: opens, closes and swaps sites while that gains, always the best move.
 * The gains of all swaps come from one pass over the links (Resende and Werneck, 2007).
 */
export class Interchange {
  readonly #places: Places;
  readonly #budget: Budget;
  readonly #bySite: LinksBySite;
  readonly #nearest: NearestSites;
  /** Of each open site its place in the list of those open; of the others −1. */
  readonly #place: Int32Array;

  constructor(places: Places, budget: Budget) {
    this.#places = places;
    this.#budget = budget;
    this.#bySite = linksBySite(places);
    this.#nearest = new NearestSites(places);
    this.#place = new Int32Array(places.sites);
  }

  /**
   * @param isFirst  nothing is known yet: sites go on to open, whatever the budget says
   * @returns a set of sites, within the budget and the number allowed, that no single move improves
   */
  improve(first: Uint8Array, isFirst = false): Uint8Array {
    const open = this.#withinLimits(first);
    this.#nearest.of(open);
    for (let moves = 0; moves < MOST_MOVES && (isFirst || !this.#budget.isSpent()); moves++) {
      const move = this.#bestMove(open);
      if (!move || (move.out >= 0 && this.#budget.isSpent())) break;
      open[move.into] = 1;
      if (move.out >= 0) open[move.out] = 0;
      this.#nearest.after(open, move.into, move.out);
    }
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

  /** The move that gains most, if one gains. */
  #bestMove(open: Uint8Array): Move | null {
    const { sites, cost, budget, maxSites, site } = this.#places;
    const { best } = this.#nearest;
    const opened: number[] = [];
    let spent = 0;
    for (let j = 0; j < sites; j++) {
      this.#place[j] = open[j] === 1 ? opened.push(j) - 1 : -1;
      if (open[j] === 1) spent += cost[j]!;
    }
    const loss = this.#losses(opened.length);
    const extra = new Float64Array(opened.length);
    let sum = 0;
    for (let i = 0; i < best.length; i++) sum += Math.abs(best[i]!);
    let gain = 1e-9 * sum;
    let move: Move | null = null;
    for (let j = 0; j < sites; j++) {
      if (open[j] === 1) continue;
      const opening = this.#gainOf(j, extra.fill(0));
      if (opened.length < maxSites && spent + cost[j]! <= budget && opening > gain) [move, gain] = [{ into: j, out: -1 }, opening];
      if (maxSites === 0) continue;
      for (let r = 0; r < opened.length; r++) {
        const swap = opening - loss[r]! + extra[r]!;
        if (swap > gain && spent - cost[opened[r]!]! + cost[j]! <= budget) [move, gain] = [{ into: j, out: opened[r]! }, swap];
      }
    }
    this.#budget.spend((site.length + sites * opened.length) / 1000);
    return move;
  }

  /** What the counties of each open site lose if it closes and nothing opens. */
  #losses(count: number): Float64Array {
    const { best, second, bestSite } = this.#nearest;
    const loss = new Float64Array(count);
    for (let i = 0; i < best.length; i++) if (bestSite[i]! >= 0) loss[this.#place[bestSite[i]!]!]! += best[i]! - second[i]!;
    return loss;
  }

  /**
   * What opening a site gains.
   *
   * @param extra  grows, by open site, by what it gains more if that one closes for it
   */
  #gainOf(j: number, extra: Float64Array): number {
    const { best, second, bestSite } = this.#nearest;
    const { from, county, worth } = this.#bySite;
    const place = this.#place;
    const end = from[j + 1]!;
    let gain = 0;
    for (let at = from[j]!; at < end; at++) {
      const i = county[at]!;
      const w = worth[at]!;
      if (w <= second[i]!) continue;
      const b = best[i]!;
      if (w > b) gain += w - b;
      const by = bestSite[i]!;
      if (by >= 0) extra[place[by]!]! += (w < b ? w : b) - second[i]!;
    }
    return gain;
  }
}
