import type { Budget } from '../budget.ts';
import type { Chance } from '../random.ts';
import type { Solver } from '../solver/port.ts';
import { anneal } from './anneal.ts';
import { firstPrices, lowerBound } from './bound.ts';
import { fillGreedily } from './greedy.ts';
import { Relaxation } from './lagrangian.ts';
import { modelOf, startOf } from './packing-model.ts';
import type { Packing } from './packing.ts';
import { Selection } from './selection.ts';

/** What a search needs from outside. Without a solver it goes on alone, and proves less. */
export type SearchTools = { budget: Budget; chance: Chance; seed: number; solver?: Solver };

const EVALUATIONS = 100;
const WORK_PER_ITERATION = 20; // of a simplex iteration inside branch and bound, with all that goes with it
const MOST_FOR_PROOF = 20_000; // bundles; above, a branch-and-bound search no longer gets anywhere
const SMALL = 400; // bundles that a branch-and-bound search as a rule finishes

/**
 * The search in one component: a proved upper bound that falls, a best selection that rises. Each call of `deepen` is one
 * step, planned by counted work, so that the same calls always give the same answer.
 */
export class Search {
  readonly packing: Packing;
  readonly #tools: SearchTools;
  readonly #selection: Selection;
  #reduced: Float64Array = new Float64Array(0);
  #round = 0;
  /** One entry a bundle. A portfolio only when `isPortfolio`. */
  best: Uint8Array;
  score = -Infinity;
  bound = Infinity;
  /** Whether `best` fulfils the hard rules and fills the groups that must be filled. */
  isPortfolio = false;
  /** Proved that no portfolio exists. */
  isInfeasible = false;

  constructor(packing: Packing, tools: SearchTools) {
    this.packing = packing;
    this.#tools = tools;
    this.#selection = new Selection(packing);
    this.best = this.#selection.selected.slice();
  }

  /** What is not proved: bound minus score; Infinity while there is no portfolio. */
  get gap(): number {
    return this.isInfeasible ? 0 : this.isPortfolio ? Math.max(0, this.bound - this.score) : Infinity;
  }

  /** A first bound and a first selection, whatever the budget. */
  begin(): void {
    const { budget } = this.#tools;
    const relaxation = new Relaxation(this.packing);
    firstPrices(relaxation);
    this.bound = relaxation.evaluate();
    fillGreedily(this.#selection, relaxation.reduced, budget);
    this.#keep(this.#selection.selected, this.#selection.score);
    const { bound, reduced } = lowerBound(relaxation, this.isPortfolio ? this.score : -Infinity, EVALUATIONS, budget);
    this.bound = Math.min(this.bound, bound);
    this.#reduced = reduced;
    const again = new Selection(this.packing);
    fillGreedily(again, reduced, budget);
    this.#keep(again.selected, again.score);
    this.#selection.become(this.best);
  }

  /** One more step. @param allowed  a gap of this part that is good enough */
  deepen(allowed: number): void {
    const round = this.#round++;
    if (round === 0 && this.packing.bundles > SMALL) return this.#anneal(4, 0);
    if (round < 2 && this.packing.bundles <= SMALL) return this.#prove(allowed, round === 0 ? 20_000 : Infinity);
    if (round === 2 || this.packing.bundles > MOST_FOR_PROOF || !this.#tools.solver)
      return this.#anneal(25 * 2 ** Math.min(round, 6), 0.15);
    return round % 2 === 1 ? this.#prove(allowed, 20_000 * 4 ** round) : this.#anneal(25 * 2 ** Math.min(round, 6), 0.15);
  }

  #anneal(sweeps: number, heat: number): void {
    const { chance, budget } = this.#tools;
    this.#selection.become(this.best);
    const { best, score } = anneal(this.#selection, this.#reduced, { sweeps, heat, reach: 0.6 }, chance, budget);
    this.#keep(best, score);
  }

  /** Branch and bound from the best selection. */
  #prove(allowed: number, iterations: number): void {
    const { solver, budget, seed } = this.#tools;
    if (!solver) return;
    const seconds = budget.secondsLeft();
    const workPerIteration = WORK_PER_ITERATION + this.packing.capacity.length / 100;
    const most = Math.min(iterations, Math.ceil(Math.max(0, budget.workLeft()) / workPerIteration));
    const answer = solver.solve(modelOf(this.packing), {
      seed,
      ...(this.isPortfolio ? { start: startOf(this.packing, this.best) } : {}),
      gap: this.isPortfolio ? Math.max(0, allowed) / Math.max(1e-9, Math.abs(this.score)) : 0,
      ...(seconds === Infinity ? {} : { seconds }),
      ...(most === Infinity ? {} : { iterations: most }),
    });
    budget.spend(100 + answer.iterations * workPerIteration);
    if (answer.clockCutIn) budget.clockEndedStep();
    if (answer.status === 'infeasible') this.isInfeasible = true;
    if (answer.bound !== null) this.bound = Math.min(this.bound, answer.bound);
    if (answer.values) this.#keepIfSound(answer.values);
    if (answer.status === 'optimal' && this.isPortfolio) this.bound = Math.max(this.bound, this.score);
  }

  /** A solver works within tolerances; only what fits exactly counts. */
  #keepIfSound(values: Float64Array): void {
    const trial = new Selection(this.packing);
    for (let j = 0; j < this.packing.bundles; j++) if (values[j] === 1 && trial.fits(j)) trial.add(j);
    this.#keep(trial.selected, trial.score);
  }

  #keep(selected: Uint8Array, score: number): void {
    if (score <= this.score) return;
    this.best = selected.slice();
    this.score = score;
    this.#selection.become(this.best);
    this.isPortfolio = this.#selection.missing() === 0;
  }
}
