import type { SitingProblem } from '../../domain/siting.ts';
import type { Budget } from '../budget.ts';
import { chanceOf } from '../random.ts';
import type { Solver } from '../solver/port.ts';
import { checkSiting } from './check.ts';
import { priceUp, type Known, type Prices } from './prices.ts';
import { countiesWithoutSite, limitsNotTogether, type SitingConflict } from './conflict.ts';
import { placesOf } from './places-of.ts';
import { NOBODY, worthOf, type Places } from './places.ts';
import { OpenSites } from './open-sites.ts';
import { sitingModel } from './siting-model.ts';

export type SiteOptions = {
  /** Relative gap at which the answer is good enough. */
  gap: number;
  seed: number;
  budget: Budget;
  /** A branch-and-bound solver; without one, less is proved. */
  solver?: Solver;
};

export type Siting = {
  /** `optimal`: proved to the gap asked for. `unknown`: none found yet, not proved that there is none. */
  status: 'optimal' | 'feasible' | 'unknown' | 'infeasible';
  /** Σ worth of the listed answer; null without one. */
  worth: number | null;
  /** Proved: no answer is worth more. */
  bound: number | null;
  gap: number | null;
  stoppedBy: 'gap' | 'work' | 'time';
  /** The site that serves each county, or `NOBODY`; a site is open when it serves somebody. */
  servedBy: Int32Array;
  conflicts: SitingConflict[];
};

const ROUND = 20; // steps of the prices between two searches
const LEAST_BOLDNESS = 0.01; // of a step: prices no longer move
const RESTARTS = 8;
const GAP_TOLERANCE = 1e-9; // of a comparison of two sums
const SHARE_OF_SEARCH = 0.4; // of the budget, before the solver takes the rest
const SOLVER_SHARE = 0.9; // of the time left: HiGHS looks at the clock between steps only

/**
 * Opens the sites, and serves the counties from them, of the greatest worth (see `Places`), with a proved bound.
 *
 * Bound: Lagrangian relaxation of “a county is served once” (Cornuéjols, Fisher and Nemhauser, 1977). Search: vertex
 * interchange (Teitz and Bart, 1968; in the form of Resende and Werneck, 2007) from greedy, priced and random sets. What
 * prices and the best answer rule out never reaches the solver; what is left is solved as a 0/1 programme.
 */
export function siteStations(problem: SitingProblem, options: SiteOptions): Siting {
  const places = placesOf(problem);
  const cut = countiesWithoutSite(places);
  if (cut.length > 0) return without(places, 'infeasible', 'gap', cut);
  const run = new Run(places, options);
  const siting = run.answer();
  if (siting.status !== 'infeasible' || !options.solver) return siting;
  return { ...siting, conflicts: [limitsNotTogether(problem, options.solver)] };
}

class Run {
  readonly #places: Places;
  readonly #options: SiteOptions;
  #best: Int32Array | null = null;
  #worth = -Infinity;
  #bound = Infinity;
  #isImpossible = false;

  constructor(places: Places, options: SiteOptions) {
    this.#places = places;
    this.#options = options;
  }

  answer(): Siting {
    if (!this.#places.mustServe) this.#keep(new Int32Array(this.#places.counties).fill(NOBODY));
    const prices = this.#search();
    if (!this.#isClosed() && !this.#options.budget.isSpent()) this.#prove(prices);
    return this.#report();
  }

  /** Prices and searches in turns: better prices show better sites, a better answer makes better steps of the prices. */
  #search(): Prices {
    const { budget, seed } = this.#options;
    const open = new OpenSites(this.#places, budget);
    this.#take(open.fromNothing());
    let prices = priceUp(this.#places, this.#known(), ROUND, budget);
    while (!this.#isOver(prices)) {
      this.#take(open.from(prices.open));
      if (prices.boldness < LEAST_BOLDNESS) break;
      prices = priceUp(this.#places, this.#known(), ROUND, budget, prices);
    }
    const chance = chanceOf(seed);
    for (let restart = 0; restart < RESTARTS && !this.#isOver(prices); restart++) this.#take(open.fromChance(chance));
    if (this.#best && !this.#isOver(prices)) this.#take(open.improved(this.#best, () => this.#isSearchOver()));
    return prices;
  }

  #known(): Known {
    return { worth: this.#worth, servedBy: this.#best };
  }

  #isOver({ bound }: Prices): boolean {
    this.#bound = Math.min(this.#bound, bound);
    return this.#isClosed() || this.#isSearchOver();
  }

  #isSearchOver(): boolean {
    const { budget } = this.#options;
    if (budget.isSpent()) return true;
    return budget.isCounted ? budget.spent > SHARE_OF_SEARCH * budget.work : budget.secondsLeft() < (1 - SHARE_OF_SEARCH) * budget.seconds;
  }

  #prove(prices: Prices): void {
    const { solver, budget, gap, seed } = this.#options;
    if (!solver) return;
    const reduced = sitingModel(this.#places, prices, this.#best, this.#worth);
    const workOfIteration = Math.max(0.01, reduced.model.entry.length / 20_000);
    const seconds = budget.secondsLeft();
    const answer = solver.solve(reduced.model, {
      gap,
      seed,
      ...(reduced.start ? { start: reduced.start } : {}),
      ...(seconds === Infinity ? {} : { seconds: seconds * SOLVER_SHARE }),
      ...(budget.isCounted ? { iterations: Math.ceil(budget.workLeft() / workOfIteration) } : {}),
    });
    budget.spend(answer.iterations * workOfIteration);
    if (answer.clockCutIn) budget.clockEndedStep();
    if (answer.values) this.#take(reduced.servedBy(answer.values));
    // What was ruled out is worth less than the best known; all else is bounded by the solver.
    if (answer.status === 'infeasible') {
      if (this.#best) this.#bound = this.#worth;
      else this.#isImpossible = true;
    } else if (answer.bound !== null) this.#bound = Math.min(this.#bound, Math.max(this.#worth, answer.bound));
  }

  #take(servedBy: Int32Array | null): void {
    if (servedBy && worthOf(this.#places, servedBy) > this.#worth) this.#keep(servedBy);
  }

  #keep(servedBy: Int32Array): void {
    this.#best = servedBy.slice();
    this.#worth = worthOf(this.#places, servedBy);
  }

  #isClosed(): boolean {
    return this.#best !== null && gapOf(this.#bound, this.#worth) <= this.#options.gap + GAP_TOLERANCE;
  }

  #report(): Siting {
    const { budget } = this.#options;
    const stoppedBy = budget.stoppedBy();
    if (this.#isImpossible) return without(this.#places, 'infeasible', 'gap', []);
    if (!this.#best) return without(this.#places, 'unknown', stoppedBy === 'gap' ? 'work' : stoppedBy, []);
    const faults = checkSiting(this.#places, this.#best);
    if (faults.length > 0) throw new Error(`the search broke a rule: ${JSON.stringify(faults.slice(0, 3))}`);
    const bound = Math.max(this.#bound, this.#worth); // a proved bound lies below a known answer by rounding only
    const isClosed = this.#isClosed();
    return {
      status: isClosed ? 'optimal' : 'feasible',
      worth: this.#worth,
      bound,
      gap: gapOf(bound, this.#worth),
      stoppedBy: isClosed && stoppedBy === 'work' ? 'gap' : stoppedBy,
      servedBy: this.#best,
      conflicts: [],
    };
  }
}

const gapOf = (bound: number, worth: number): number => Math.max(0, bound - worth) / Math.max(1e-9, Math.abs(worth));

function without(
  { counties }: Places,
  status: 'unknown' | 'infeasible',
  stoppedBy: Siting['stoppedBy'],
  conflicts: SitingConflict[],
): Siting {
  return { status, worth: null, bound: null, gap: null, stoppedBy, servedBy: new Int32Array(counties).fill(NOBODY), conflicts };
}
