import { Budget } from '../budget.ts';
import { boundOnGrid, commonDigits } from '../projects/decimal.ts';
import { chanceOf } from '../random.ts';
import type { Solver } from '../solver/port.ts';
import { lowerBound } from './bound.ts';
import { checkPlan } from './check.ts';
import { assignmentOf, columnsOf, type Columns } from './columns.ts';
import { exactModel } from './exact-model.ts';
import { answerOf, conflictOf, gapOf, GAP_TOLERANCE, objectiveOf, without, worthOf, worths, type Plan } from './plan.ts';
import { Pricing, workOfIteration } from './pricing.ts';
import type { Assignment, Problem } from './problem.ts';
import { Relaxation } from './relaxation.ts';
import { roomBesidePins, type Room } from './room.ts';
import { Schedule } from './schedule.ts';
import { Search } from './search.ts';

export type PlanOptions = {
  /** Relative gap at which the plan is good enough. */
  gap: number;
  seed: number;
  budget: Budget;
  /** A branch-and-bound solver; without one, less is proved. */
  solver?: Solver;
  /** A plan to begin with; what of it is not allowed is left out. */
  from?: readonly Assignment[];
  /** Each better plan and each better bound as it is found. */
  onProgress?: (progress: PlanProgress) => void;
};

/** `assignments` only where they are better than those before. */
export type PlanProgress = { objective: number | null; bound: number | null; assignments?: Assignment[] };

/**
 * Plans secondments: who goes where, when and for how long, so that Σ priority × fit × months is greatest and no hard rule
 * is broken (see `check.ts`), within a budget, with a proved bound.
 *
 * 1. pins first: what they break among themselves is told; what they use is gone
 * 2. every possible assignment is a column; a first plan by filling
 * 3. prices of what people share by linear programmes, which bound every plan and guide the filling
 * 4. own search, and exact programmes over the columns of least regret, part by part, each from the best plan
 * 5. exact programme over all columns that can still matter, where they are few
 */
export function planSecondments(problem: Problem, options: PlanOptions): Plan {
  const beside = roomBesidePins(problem);
  if ('conflicts' in beside) return without(problem, 'infeasible', 'gap', beside.conflicts);
  return new Planner(problem, beside.room, options).plan();
}

const SMALL = 1_500; // columns that one exact programme takes whole
const PART = 1_800; // columns of least regret in a part's exact programme
const PART_GAP = 0.004; // relative, to which a part is solved at first
const ONE_PART = 12_000; // columns that are one part, whatever they fall into
const MOST_FOR_PROOF = 25_000; // columns that a last exact programme may have
const FIRST_EVALUATIONS = 30;
const EPSILON = 1e-7;

class Planner {
  readonly #problem: Problem;
  readonly #room: Room;
  readonly #options: PlanOptions;
  readonly #columns: Columns;
  readonly #relaxation: Relaxation;
  readonly #schedule: Schedule;
  readonly #search: Search;
  readonly #pricing: Pricing | null;
  readonly #offset: number;
  readonly #digits: number;
  #bound = Infinity;
  #told = -Infinity;
  #isInfeasible = false;

  constructor(problem: Problem, room: Room, options: PlanOptions) {
    const { budget, seed, solver } = options;
    this.#problem = problem;
    this.#room = room;
    this.#options = options;
    this.#columns = columnsOf(problem, room);
    this.#relaxation = new Relaxation(problem, this.#columns, room);
    this.#schedule = new Schedule(problem, this.#columns, room);
    this.#search = new Search(this.#schedule, this.#columns.worth, chanceOf(seed), budget);
    this.#pricing = solver ? new Pricing(problem, this.#columns, room, this.#relaxation, { budget, solver, seed }) : null;
    this.#offset = problem.pinned.reduce((sum, pin) => sum + worthOf(problem, pin), 0);
    this.#digits = commonDigits(worths(problem, this.#columns));
  }

  plan(): Plan {
    this.#begin();
    for (let round = 0; !this.#isDone(); round++) this.#deepen(round);
    return this.#report();
  }

  get #score(): number {
    return this.#search.score;
  }

  #isDone(): boolean {
    if (this.#isInfeasible) return true;
    return this.#gapIsClosed() || this.#options.budget.isSpent();
  }

  #gapIsClosed(): boolean {
    if (this.#score === -Infinity) return false;
    const objective = this.#score + this.#offset;
    return gapOf(this.#provedBound(objective), objective) <= this.#options.gap + GAP_TOLERANCE;
  }

  #begin(): void {
    this.#bound = this.#relaxation.evaluate();
    if (this.#columns.count === 0) {
      this.#isInfeasible = !this.#search.keep();
      return;
    }
    this.#startFrom(this.#options.from ?? []);
    this.#search.construct();
    this.#tell();
    this.#bound = Math.min(this.#bound, lowerBound(this.#relaxation, this.#score, FIRST_EVALUATIONS, this.#options.budget));
    this.#search.attraction = this.#relaxation.reduced.slice();
    this.#schedule.become([]);
    this.#search.construct();
    this.#tell();
  }

  #startFrom(assignments: readonly Assignment[]): void {
    if (assignments.length === 0) return;
    const { ofPerson, post, start, months } = this.#columns;
    for (const wanted of assignments)
      for (let j = ofPerson[wanted.person]!; j < ofPerson[wanted.person + 1]!; j++)
        if (post[j] === wanted.post && start[j] === wanted.start && months[j] === wanted.months && this.#schedule.fits(j))
          this.#schedule.add(j);
    this.#search.keep();
  }

  #deepen(round: number): void {
    this.#options.budget.spend(1); // so that counted work always ends
    if (round === 0) {
      this.#search.run({ rounds: 20 + this.#problem.people.length, heat: 0 });
      this.#tell();
      if (this.#isDone()) return;
      if (this.#pricing) {
        this.#bound = Math.min(this.#bound, this.#pricing.run(this.#score));
        this.#search.attraction = this.#relaxation.reduced.slice();
        this.#schedule.become([]);
        this.#search.construct();
      }
      return this.#tell();
    }
    const effort = round - 1;
    if (this.#options.solver) this.#improveParts(effort);
    if (!this.#isDone()) this.#search.run({ rounds: 200 + 2 * this.#problem.people.length, heat: 0.02 });
    this.#tell();
    if (this.#options.solver && !this.#isDone()) this.#prove(effort);
    this.#tell();
  }

  /** What a plan with this column loses at least against the bound. */
  #regretOf(j: number): number {
    const { reduced, byPerson } = this.#relaxation;
    const p = this.#columns.person[j]!;
    return this.#room.assignments[p]! === 1 ? byPerson[p]! - reduced[j]! : Math.max(0, -reduced[j]!);
  }

  /** An exact programme over the columns of least regret of each part, the rest of the plan staying as it is. */
  #improveParts(effort: number): void {
    const most = PART * 2 ** Math.min(effort, 4);
    const all = Array.from({ length: this.#columns.count }, (_, j) => j);
    const parts = this.#columns.count <= ONE_PART ? [all] : this.#pricing!.blocks;
    for (const part of parts) {
      if (this.#isDone()) return;
      const among = this.#leastRegret(part, most);
      const gap = Math.min(this.#options.gap / 4, PART_GAP / (1 + effort));
      this.#solveExactly(among, part, gap, 3_000 * 4 ** Math.min(effort, 5), among.length === all.length);
      this.#tell();
    }
  }

  /** Of a part's columns those of least regret, and those in the plan; ascending. */
  #leastRegret(block: readonly number[], most: number): number[] {
    const held = new Set(this.#search.best);
    const order = block.map((j) => ({ j, regret: held.has(j) ? -1 : this.#regretOf(j) }));
    order.sort((a, b) => a.regret - b.regret || a.j - b.j);
    return order
      .slice(0, most)
      .map(({ j }) => j)
      .sort((a, b) => a - b);
  }

  /** All columns that a better plan could use, in one exact programme, where they are few. */
  #prove(effort: number): void {
    const slack = this.#score === -Infinity ? Infinity : this.#bound - this.#score;
    const among: number[] = [];
    const held = new Set(this.#search.best);
    for (let j = 0; j < this.#columns.count; j++)
      if (held.has(j) || this.#regretOf(j) <= slack + EPSILON * Math.abs(this.#score)) among.push(j);
    if (among.length > MOST_FOR_PROOF || (among.length > SMALL * 3 ** effort && effort < 3)) return;
    const allowed = this.#score === -Infinity ? 0 : this.#options.gap;
    this.#solveExactly(among, among, allowed, 20_000 * 4 ** Math.min(effort, 6), true);
  }

  /**
   * @param among  columns of the programme
   * @param free   columns that are not held to the best plan
   * @param isWhole  whether a better plan can only use `among`: then the programme's bound is one of the problem
   */
  #solveExactly(among: readonly number[], free: readonly number[], gap: number, iterations: number, isWhole: boolean): void {
    const { solver, budget, seed } = this.#options;
    if (!solver) return;
    this.#schedule.become(this.#search.best);
    const isFree = new Set(free);
    const taken = this.#search.best.filter((j) => isFree.has(j));
    const room = this.#schedule.roomBeside(taken);
    const { model, start, used } = exactModel({ problem: this.#problem, columns: this.#columns, room, among });
    const from = this.#score === -Infinity ? null : start(taken);
    const work = 2 * workOfIteration(model);
    const seconds = budget.secondsLeft();
    const most = Math.min(iterations, Math.ceil(Math.max(0, budget.workLeft()) / work));
    const keep = (columns: readonly number[]) => {
      this.#schedule.become(this.#search.best);
      for (const j of taken) this.#schedule.remove(j);
      for (const j of columns) if (this.#schedule.fits(j)) this.#schedule.add(j);
      this.#search.keep();
    };
    const answer = solver.solve(model, {
      seed,
      gap: Math.max(gap, 1e-9),
      iterations: most,
      ...(from ? { start: from } : {}),
      ...(seconds === Infinity ? {} : { seconds }),
    });
    budget.spend(50 + answer.iterations * work);
    if (answer.clockCutIn) budget.clockEndedStep();
    if (answer.values) keep(used(answer.values));
    if (!isWhole) return;
    if (answer.status === 'infeasible' && this.#score === -Infinity) this.#isInfeasible = true;
    if (answer.bound !== null) this.#bound = Math.min(this.#bound, Math.max(answer.bound, this.#score));
  }

  #provedBound(objective: number): number {
    const bound = boundOnGrid(this.#bound + this.#offset, this.#digits);
    return bound < objective && bound > objective - 1e-6 * Math.max(1, Math.abs(objective)) ? objective : bound;
  }

  #tell(): void {
    const { onProgress } = this.#options;
    if (!onProgress) return;
    const objective = this.#score === -Infinity ? null : this.#score + this.#offset;
    const isBetter = this.#score > this.#told;
    this.#told = this.#score;
    onProgress({
      objective,
      bound: this.#provedBound(objective ?? -Infinity),
      ...(isBetter ? { assignments: this.#assignments() } : {}),
    });
  }

  #assignments(): Assignment[] {
    return [...this.#problem.pinned, ...this.#search.best.map((j) => assignmentOf(this.#columns, j))];
  }

  #report(): Plan {
    const { budget, gap } = this.#options;
    if (this.#isInfeasible) return without(this.#problem, 'infeasible', 'gap', [conflictOf(this.#problem, this.#columns, this.#room)]);
    const assignments = this.#score === -Infinity ? null : this.#assignments();
    const faults = assignments ? checkPlan(this.#problem, assignments) : [];
    if (faults.length > 0) throw new Error(`the planner broke a rule: ${JSON.stringify(faults.slice(0, 3))}`);
    const objective = assignments ? objectiveOf(this.#problem, assignments, this.#digits) : -Infinity;
    const bound = this.#provedBound(objective);
    if (bound < objective) throw new Error(`a bound of ${bound} below a plan of ${objective}`);
    return answerOf(this.#problem, assignments, bound, gap, budget.stoppedBy(), this.#digits);
  }
}
