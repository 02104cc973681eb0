import type { Budget } from '../budget.ts';
import type { Model } from '../solver/model.ts';
import type { Solver } from '../solver/port.ts';
import { blocksOf } from './blocks.ts';
import { lowerBound } from './bound.ts';
import type { Columns } from './columns.ts';
import { exactModel, type ModelQuestion } from './exact-model.ts';
import type { Problem } from './problem.ts';
import type { Relaxation } from './relaxation.ts';
import type { Room } from './room.ts';

const MOST_COLUMNS = 45_000; // of one linear programme
const WHOLE = 35_000; // columns that one programme has at once, also when they fall into parts
const PATH_FROM = 4_000; // columns: from here on capacities are paths, for the linear programme
const ROUNDS = 4; // of pricing columns out
const BETWEEN = [0, 0.5, 0.85]; // shares of the best prices so far that are tried beside a programme's own
const FIRST_EVALUATIONS = 200; // of subgradients, where no programme takes a part whole

/** Work of a solver's iteration on a model, in units of the budget. */
export const workOfIteration = ({ rows }: Model): number => 10 + rows / 100;

export type PricingTools = { budget: Budget; solver: Solver; seed: number };

/**
 * Finds prices of what people share by linear programmes, part by part where the problem falls into parts, then over the most attractive columns of all
 * parts together for what the parts share (column generation). The prices stay in the relaxation, evaluated.
 *
 * @returns a proved bound, or Infinity when the budget ended the first programme
 * @source Dantzig & Wolfe (1960), Operations Research 8(1)
 */
export class Pricing {
  readonly #problem: Problem;
  readonly #columns: Columns;
  readonly #room: Room;
  readonly #relaxation: Relaxation;
  readonly #tools: PricingTools;
  /** Columns by part. */
  readonly blocks: number[][];
  /** Whether parts share stations. */
  readonly #sharesBeds: boolean;

  constructor(problem: Problem, columns: Columns, room: Room, relaxation: Relaxation, tools: PricingTools) {
    this.#problem = problem;
    this.#columns = columns;
    this.#room = room;
    this.#relaxation = relaxation;
    this.#tools = tools;
    const whole = blocksOf(problem, columns, room, true);
    this.#sharesBeds = (whole[0]?.length ?? 0) > MOST_COLUMNS / 3;
    this.blocks = this.#sharesBeds ? blocksOf(problem, columns, room, false) : whole;
  }

  /** Whether one programme can have all columns. */
  get #isWhole(): boolean {
    return this.#columns.count <= WHOLE || (this.blocks.length === 1 && this.#columns.count <= MOST_COLUMNS);
  }

  /** @param incumbent  a known objective; −Infinity: none yet */
  run(incumbent: number): number {
    const { prices } = this.#relaxation;
    const best = prices.slice();
    let bound = this.#relaxation.evaluate();
    const keep = (value: number) => {
      if (value >= bound) return;
      bound = value;
      best.set(prices);
    };
    if (this.#isWhole) {
      const found = this.#solve({ among: Array.from({ length: this.#columns.count }, (_, j) => j) });
      if (found) {
        prices.set(found.prices);
        keep(this.#relaxation.evaluate());
        bound = Math.min(bound, found.value);
      }
    } else {
      if (this.blocks[0]!.length <= MOST_COLUMNS) {
        const sum = this.#byBlocks();
        keep(this.#relaxation.evaluate());
        bound = Math.min(bound, sum);
      } else keep(lowerBound(this.#relaxation, incumbent, FIRST_EVALUATIONS, this.#tools.budget));
      if (this.#tools.budget.isSpent()) return bound;
      this.#together(keep);
    }
    prices.set(best);
    this.#relaxation.evaluate();
    return bound;
  }

  /** Every part alone, with all beds and without the balance. @returns the sum of their values: a bound */
  #byBlocks(): number {
    const free = { ...this.#room, balance: { low: -Infinity, high: Infinity } };
    const prices = new Float64Array(this.#relaxation.rows.count);
    let sum = 0;
    for (const block of this.blocks) {
      const found = this.#solve({ among: block, room: free });
      if (!found) return Infinity;
      sum += found.value;
      for (let row = 0; row < prices.length; row++) if (found.prices[row]! > prices[row]!) prices[row] = found.prices[row]!;
    }
    this.#relaxation.prices.set(prices);
    return sum;
  }

  /**
   * The most attractive columns of all parts, with everything that is shared, until no other column pays. Prices of few columns swing; what
   * lies between them and the best so far often proves more (Wentges 1997, International Transactions in Operational Research 4(2)).
   */
  #together(keep: (bound: number) => void): void {
    const { prices } = this.#relaxation;
    let among = this.#attractive(new Set(), MOST_COLUMNS / 3);
    let centre = prices.slice();
    for (let round = 0; round < ROUNDS && !this.#tools.budget.isSpent(); round++) {
      const found = this.#solve({ among });
      if (!found) return;
      const [from, at] = [centre, { value: Infinity, prices: centre }];
      for (const weight of BETWEEN) {
        for (let row = 0; row < prices.length; row++) prices[row] = weight * from[row]! + (1 - weight) * found.prices[row]!;
        const value = this.#relaxation.evaluate();
        this.#tools.budget.spend(this.#relaxation.cost);
        keep(value);
        if (value < at.value) [at.value, at.prices] = [value, prices.slice()];
        if (weight === 0 && value <= found.value * 1.0005 + 1e-6) return;
        among = this.#attractive(new Set(among), MOST_COLUMNS / 8);
      }
      centre = at.prices;
    }
  }

  /** Those of `kept` and, in equal shares a person, the columns of least regret at the present prices. */
  #attractive(kept: ReadonlySet<number>, count: number): number[] {
    const { ofPerson } = this.#columns;
    const { reduced } = this.#relaxation;
    const people = ofPerson.length - 1;
    const share = Math.max(2, Math.ceil(count / people));
    const chosen = new Set(kept);
    for (let p = 0; p < people; p++) {
      const own = Array.from({ length: ofPerson[p + 1]! - ofPerson[p]! }, (_, n) => ofPerson[p]! + n);
      own.sort((a, b) => reduced[b]! - reduced[a]! || a - b);
      for (const j of own.slice(0, share)) chosen.add(j);
    }
    return [...chosen].sort((a, b) => a - b);
  }

  #solve(question: { among: readonly number[]; room?: Room }): { value: number; prices: Float64Array } | null {
    const { budget, solver, seed } = this.#tools;
    const rows: ModelQuestion['rows'] = question.among.length >= PATH_FROM ? 'path' : 'month';
    const whole = { problem: this.#problem, columns: this.#columns, room: this.#room, isLinear: true, rows };
    const { model, addPrices } = exactModel({ ...whole, ...question });
    const work = workOfIteration(model);
    const seconds = budget.secondsLeft();
    const most = Math.ceil(Math.max(0, budget.workLeft()) / work);
    const answer = solver.solve(model, {
      seed,
      ...(seconds === Infinity ? {} : { seconds }),
      ...(most === Infinity ? {} : { iterations: most }),
    });
    budget.spend(answer.iterations * work + question.among.length / 20);
    if (answer.clockCutIn) budget.clockEndedStep();
    if (answer.status !== 'optimal' || answer.bound === null || !answer.rowDuals) return null;
    const prices = new Float64Array(this.#relaxation.rows.count);
    addPrices(answer.rowDuals, prices, this.#relaxation.rows);
    return { value: answer.bound, prices };
  }
}
