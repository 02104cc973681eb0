import type { SitingProblem } from '../../domain/siting.ts';
import type { Budget } from '../budget.ts';
import { chanceOf, type Chance } from '../random.ts';
import type { Solver } from '../solver/port.ts';
import { checkSiting } from './check.ts';
import { countiesWithoutSite, limitsNotTogether, type SitingConflict } from './conflict.ts';
import { placesOf } from './places-of.ts';
import { NOBODY, worthOf, type Places } from './places.ts';
import { OpenSites } from './open-sites.ts';
import { priceUp, type Known, type Prices } from './prices.ts';
import { Relaxation } from './relaxation.ts';
import { linksLeft, sitingModel } from './siting-model.ts';

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
const ROUND_WITH_BEDS = 60; // a search with beds costs as much as so many
const LEAST_BOLDNESS = 0.01; // of a step: prices no longer move
const RESTARTS = 8;
const GAP_TOLERANCE = 1e-9; // of a comparison of two sums
const SHARE_OF_SEARCH = 0.4; // of the budget, before the solver takes the rest
const WORK_OF_LINK = 12; // of a solver, as the search counts work
const SECONDS_OF_LINK = 50e-6; // HiGHS on a slow machine, before its first look at the clock
const SOLVER_SHARE = 0.85; // of the time left: HiGHS looks at the clock between steps only

/**
 * Opens the sites, and serves the counties from them, of the greatest worth (see `Places`), with a proved bound.
 *
 * Bound: Lagrangian relaxation of “a county is served once” (Cornuéjols, Fisher and Nemhauser, 1977). Search: vertex
 * interchange (Teitz and Bart, 1968; in the form of Resende and Werneck, 2007) from greedy, priced and random sets. What
 * prices and the best answer rule out never reaches the solver; what is left is solved as a 0/1 programme.
 */
export function siteStations(problem: SitingProblem, { solver, ...options }: SiteOptions): Siting {
  const search = new SitingSearch(problem, options);
  if (search.run() && solver) search.prove(solver);
  return search.siting();
}

/** The search in two steps, so that a solver is loaded only where there is something left for it. */
export class SitingSearch {
  readonly #problem: SitingProblem;
  readonly #places: Places;
  readonly #options: Omit<SiteOptions, 'solver'>;
  readonly #relaxation: Relaxation;
  readonly #openSites: OpenSites;
  readonly #chance: Chance;
  #prices: Prices | null = null;
  #best: Int32Array | null = null;
  #worth = -Infinity;
  #bound = Infinity;
  #shareOfSearch = SHARE_OF_SEARCH;
  #conflicts: SitingConflict[];

  constructor(problem: SitingProblem, options: Omit<SiteOptions, 'solver'>) {
    this.#problem = problem;
    this.#options = options;
    this.#places = placesOf(problem);
    this.#conflicts = countiesWithoutSite(this.#places);
    this.#relaxation = new Relaxation(this.#places);
    this.#chance = chanceOf(options.seed);
    this.#openSites = new OpenSites(this.#places, options.budget);
  }

  /**
   * Prices and interchange.
   *
   * @returns whether a solver may do more, and has the time to
   */
  run(): boolean {
    if (this.#conflicts.length > 0) return false;
    const { budget } = this.#options;
    if (!this.#places.mustServe) this.#keep(new Int32Array(this.#places.counties).fill(NOBODY));
    this.#take(this.#openSites.fromNothing());
    if (this.#isDone(this.#climb())) return false;
    if (this.#hasRoomForSolver()) return true;
    this.#shareOfSearch = 1;
    if (this.#isDone(this.#climb())) return false;
    if (budget.isCounted || this.#hasRoomForSolver()) return true;
    budget.clockEndedStep();
    return false;
  }

  /** Solves what prices and the best answer have not ruled out. */
  prove(solver: Solver): void {
    const { budget, gap, seed } = this.#options;
    const reduced = sitingModel(this.#places, this.#prices, this.#best, this.#worth);
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
      else this.#conflicts = [limitsNotTogether(this.#problem, solver)];
    } else if (answer.bound !== null) this.#bound = Math.min(this.#bound, Math.max(this.#worth, answer.bound));
  }

  /** The best answer so far. */
  siting(): Siting {
    const stoppedBy = this.#options.budget.stoppedBy();
    if (this.#conflicts.length > 0) return without(this.#places, 'infeasible', 'gap', this.#conflicts);
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

  /** Prices and searches in turns: better prices show better sites, a better answer makes better steps of the prices. */
  #climb(): Prices {
    let restarts = 0;
    let prices = this.#priced();
    while (!this.#isOver(prices)) {
      this.#take(this.#openSites.from(prices.open));
      // Where beds are short a start from chance costs as much as many prices: afterwards.
      if (!this.#relaxation.isTight && restarts++ < RESTARTS) this.#take(this.#openSites.fromChance(this.#chance));
      if (prices.boldness < LEAST_BOLDNESS || this.#isSmallForSolver()) break;
      prices = this.#priced();
    }
    while (restarts++ < RESTARTS && !this.#isOver(prices)) this.#take(this.#openSites.fromChance(this.#chance));
    if (this.#best && !this.#isOver(prices)) this.#take(this.#openSites.improved(this.#best, () => this.#isSearchOver()));
    return prices;
  }

  #priced(): Prices {
    const known: Known = { worth: this.#worth, servedBy: this.#best };
    this.#prices = priceUp(
      this.#relaxation,
      known,
      this.#relaxation.isTight ? ROUND_WITH_BEDS : ROUND,
      this.#options.budget,
      this.#prices ?? undefined,
    );
    return this.#prices;
  }

  #isOver({ bound }: Prices): boolean {
    this.#bound = Math.min(this.#bound, bound);
    return this.#isClosed() || this.#isSearchOver();
  }

  #isSearchOver(): boolean {
    const { budget } = this.#options;
    if (budget.isSpent()) return true;
    return budget.isCounted
      ? budget.spent > this.#shareOfSearch * budget.work
      : budget.secondsLeft() < (1 - this.#shareOfSearch) * budget.seconds;
  }

  #isDone({ bound }: Prices): boolean {
    this.#bound = Math.min(this.#bound, bound);
    return this.#isClosed() || this.#options.budget.isSpent();
  }

  /** Whether what is left costs a solver less than the search has cost so far. */
  #isSmallForSolver(): boolean {
    return WORK_OF_LINK * this.#linksLeft() < this.#options.budget.spent;
  }

  /** Whether a solver gets anywhere with what is left: it looks at no clock while it reads and reduces its model. */
  #hasRoomForSolver(): boolean {
    const { budget } = this.#options;
    return budget.isCounted
      ? budget.workLeft() > WORK_OF_LINK * this.#linksLeft()
      : budget.secondsLeft() > SECONDS_OF_LINK * this.#linksLeft();
  }

  #linksLeft(): number {
    return this.#prices ? linksLeft(this.#places, this.#prices, this.#worth) : this.#places.site.length;
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
