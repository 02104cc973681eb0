import type { Budget } from '../budget.ts';
import type { Chance } from '../random.ts';
import type { Solver } from '../solver/port.ts';
import { anneal } from './anneal.ts';
import { firstPrices, lowerBound } from './bound.ts';
import { dive } from './dive.ts';
import { exclusionOf } from './exclusion.ts';
import { fillGreedily } from './greedy.ts';
import { Relaxation, type Prices } from './lagrangian.ts';
import { modelOf, startOf } from './packing-model.ts';
import type { Packing } from './packing.ts';
import { Selection } from './selection.ts';
import { SplitBound } from './split-bound.ts';
import { Tabu } from './tabu.ts';

/** What a search needs from outside. Without a solver it goes on alone, and proves less. */
export type SearchTools = { budget: Budget; chance: Chance; seed: number; solver?: Solver };

const WORK_PER_ITERATION = 20; // of a simplex iteration inside branch and bound, with all that goes with it
const MOST_FOR_PROOF = 20_000; // bundles; above, a branch-and-bound search no longer gets anywhere
const SMALL = 400; // bundles that a branch-and-bound search as a rule finishes
const FEW = 5_000; // bundles that it is worth trying on
const SMALL_GAP = 0.015; // relative gap that it is worth trying on
const LARGE = 200_000; // bundles; above, every step is a matter of seconds
/**
 * How much a step does. `priced`, `split`: evaluations of the two bounds, the second `every` so many steps; `dive`: share fixed at a time by the first dive,
 * halved with each, `dives` at most, among bundles `wanted` by that share of their copies; `reach`, `heat`, `sweeps`: see Annealing, sweeps doubled with each turn up to `longest` times.
 */
const SIZES = {
  small: {
    priced: 100,
    split: 60,
    every: 3,
    dive: 0.2,
    dives: 6,
    evaluations: 8,
    wanted: 0,
    reach: 0.6,
    heat: 0.1,
    sweeps: 20,
    longest: 64,
  },
  large: {
    priced: 50,
    split: 6,
    every: 1,
    dive: 0.12,
    dives: 1,
    evaluations: 4,
    wanted: 0.02,
    reach: 0.15,
    heat: 0.05,
    sweeps: 2,
    longest: 1,
  },
};
const LEAST_TABU = 4_000; // work of tabu search at a time: some 20,000 moves among 200 bundles

/**
 * The search in one component: a proved upper bound that falls, a best selection that rises. Each call of `deepen` is one
 * step, planned by counted work, so that the same calls always give the same answer.
 */
export class Search {
  readonly packing: Packing;
  readonly #tools: SearchTools;
  readonly #selection: Selection;
  #reduced: Float64Array = new Float64Array(0);
  #prices: Prices | null = null;
  #split: SplitBound | null = null;
  /** Where dives go down from `#split`. */
  #diver: SplitBound | null = null;
  /** Where every capacity admits one user only. */
  #tabu: Tabu | null = null;
  #proofWork = 0;
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

  get #size() {
    return this.packing.bundles > LARGE ? SIZES.large : SIZES.small;
  }

  /** A first bound and a first selection, whatever the budget. */
  begin(): void {
    const { budget } = this.#tools;
    const relaxation = new Relaxation(this.packing);
    firstPrices(relaxation);
    this.bound = relaxation.evaluate();
    fillGreedily(this.#selection, relaxation.reduced, budget);
    this.#keep(this.#selection.selected, this.#selection.score);
    const { bound, prices, reduced } = lowerBound(relaxation, this.isPortfolio ? this.score : -Infinity, this.#size.priced, budget);
    this.#prices = prices;
    this.bound = Math.min(this.bound, bound);
    this.#reduced = reduced;
    this.#selection.clear();
    fillGreedily(this.#selection, reduced, budget);
    this.#keep(this.#selection.selected, this.#selection.score);
    const exclusion = exclusionOf(this.packing);
    if (exclusion) this.#tabu = new Tabu(exclusion, this.packing.value, this.#tools.chance);
  }

  /** One more step. @param allowed  a gap of this part that is good enough */
  deepen(allowed: number): void {
    const round = this.#round++;
    const { bundles } = this.packing;
    if (this.#tabu) return this.#deepenExclusive(this.#tabu, round, allowed);
    if (bundles <= SMALL && round === 0) return this.#prove(allowed, 20_000);
    if (round === 0) return this.#anneal(3, 0);
    const turn = (round - 1) % 3;
    const effort = Math.floor((round - 1) / 3);
    const { split, every, dive, dives, heat, sweeps, longest } = this.#size;
    if ((round - 1) % every === 0 && !this.#split?.isDone) this.#lowerSplitBound(split);
    if (turn === 0 && effort < dives) return this.#dive(dive / 2 ** effort);
    if (turn === 1 && this.#isWorthProving(effort)) return this.#prove(allowed, 5_000 * 8 ** effort);
    return this.#anneal(sweeps * Math.min(2 ** effort, longest), heat);
  }

  /**
   * Where bundles exclude one another the copies of `SplitBound` prove nothing that prices do not, and tabu search finds what
   * branch and bound does not: a little of the one, then as much as that of the other, and more each time.
   */
  #deepenExclusive(tabu: Tabu, round: number, allowed: number): void {
    const { budget } = this.#tools;
    const effort = round >> 1;
    const before = budget.spent;
    if (round % 2 === 1 && this.#isWorthProving(effort)) {
      this.#prove(allowed, 20_000 * 4 ** effort);
      this.#proofWork = budget.spent - before;
      return;
    }
    tabu.learn(this.best);
    tabu.run(Math.max(LEAST_TABU, this.#proofWork), budget);
    this.#keepIfSound(tabu.best);
  }

  /** A branch-and-bound search closes a small gap, or one of few bundles; elsewhere it only takes time. */
  #isWorthProving(effort: number): boolean {
    const { bundles } = this.packing;
    if (!this.#tools.solver || bundles > MOST_FOR_PROOF) return false;
    return bundles <= FEW || !this.isPortfolio || effort > 1 || this.gap <= SMALL_GAP * Math.abs(this.score);
  }

  #lowerSplitBound(evaluations: number): void {
    if (!this.#prices) return;
    this.#split ??= SplitBound.at(this.packing, this.#prices, this.#reduced);
    this.#split.lower(this.isPortfolio ? this.score : this.bound * 0.9, evaluations, this.#tools.budget);
    this.bound = Math.min(this.bound, this.#split.bound);
  }

  /** A selection by what the split's copies agree on. @param share  see `dive` */
  #dive(share: number): void {
    const { budget, chance } = this.#tools;
    if (!this.#split || !this.#prices) return;
    const { wanted, evaluations, reach } = this.#size;
    // Of a million bundles there is room for one split only.
    const isOnlyOne = this.packing.bundles > LARGE;
    const split = isOnlyOne ? this.#split.roughly() : (this.#diver ??= new SplitBound(this.packing)).follow(this.#split);
    dive(this.#selection, split, { share, wanted, evaluations }, this.#reduced, budget);
    if (isOnlyOne) this.#split.restart(this.#prices, this.#reduced);
    const { best, score } = anneal(this.#selection, this.#reduced, { sweeps: 3, heat: 0, reach }, chance, budget);
    this.#keep(best, score);
  }

  #anneal(sweeps: number, heat: number): void {
    const { chance, budget } = this.#tools;
    this.#selection.become(this.best);
    const { best, score } = anneal(this.#selection, this.#reduced, { sweeps, heat, reach: this.#size.reach }, chance, budget);
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
  #keepIfSound(values: Float64Array | Uint8Array): void {
    this.#selection.clear();
    for (let j = 0; j < this.packing.bundles; j++) if (values[j] === 1 && this.#selection.fits(j)) this.#selection.add(j);
    this.#keep(this.#selection.selected, this.#selection.score);
  }

  #keep(selected: Uint8Array, score: number): void {
    if (score <= this.score) return;
    this.best.set(selected);
    this.score = score;
    this.#selection.become(this.best);
    this.isPortfolio = this.#selection.missing() === 0;
  }
}
