import type { Budget } from '../budget.ts';
import type { Chance } from '../random.ts';
import { Interchange } from './interchange.ts';
import { isTight, NOBODY, type Places } from './places.ts';
import { serve, type Served } from './serve.ts';

const TIGHT_SWEEPS = 3; // of swaps that are tried by serving anew; each costs as much as the sites open × those closed

/** Good sets of open sites, from a first set: by interchange, and where beds are short by serving anew after each swap. */
export class OpenSites {
  readonly #places: Places;
  readonly #budget: Budget;
  readonly #interchange: Interchange;
  readonly #isTight: boolean;

  constructor(places: Places, budget: Budget) {
    this.#places = places;
    this.#budget = budget;
    this.#interchange = new Interchange(places, budget);
    this.#isTight = isTight(places);
  }

  fromNothing(): Int32Array | null {
    return this.#answer(serve(this.#places, this.#interchange.improve(new Uint8Array(this.#places.sites), true)));
  }

  fromChance(chance: Chance): Int32Array | null {
    const { sites, maxSites } = this.#places;
    const open = new Uint8Array(sites);
    for (let n = Math.min(sites, maxSites); n > 0; n--) open[Math.floor(chance() * sites)] = 1;
    return this.from(open);
  }

  /** @returns who serves whom, or null where not every county that must be served is */
  from(first: Uint8Array): Int32Array | null {
    return this.#answer(serve(this.#places, this.#interchange.improve(first)));
  }

  /** Where beds are short, interchange is blind to it: opens and swaps sites by serving anew after each, as long as time allows. */
  improved(servedBy: Int32Array, isOver: () => boolean): Int32Array | null {
    if (!this.#isTight) return servedBy;
    const open = new Uint8Array(this.#places.sites);
    for (const j of servedBy) if (j !== NOBODY) open[j] = 1;
    return this.#answer(this.#improveTight(open, isOver));
  }

  #answer({ servedBy, unserved }: Served): Int32Array | null {
    this.#budget.spend(this.#places.site.length / (this.#isTight ? 300 : 1000));
    return unserved > 0 && this.#places.mustServe ? null : servedBy;
  }

  #improveTight(open: Uint8Array, isOver: () => boolean): Served {
    const { sites, cost, budget, maxSites, site } = this.#places;
    let best = serve(this.#places, open);
    let [spent, count] = [0, 0];
    for (let j = 0; j < sites; j++) if (open[j] === 1) [spent, count] = [spent + cost[j]!, count + 1];
    for (let sweep = 0, found = true; found && sweep < TIGHT_SWEEPS; sweep++) {
      found = false;
      for (let into = 0; into < sites; into++) {
        for (let out = -1; out < sites && open[into] === 0; out++) {
          if (out === -1 ? count >= maxSites : open[out] === 0) continue;
          const costs = spent + cost[into]! - (out === -1 ? 0 : cost[out]!);
          if (costs > budget) continue;
          if (isOver()) return best;
          open[into] = 1;
          if (out !== -1) open[out] = 0;
          const served = serve(this.#places, open);
          this.#budget.spend(site.length / 300);
          if (served.score > best.score) {
            [best, spent, found] = [served, costs, true];
            if (out === -1) count++;
          } else {
            open[into] = 0;
            if (out !== -1) open[out] = 1;
          }
        }
      }
    }
    return best;
  }
}
