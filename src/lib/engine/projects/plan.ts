import { Budget } from '../budget.ts';
import type { Solver } from '../solver/port.ts';
import type { Conflict } from './conflict.ts';
import { DIALS, servedBy, withFloor } from './fairness.ts';
import { objectiveOf } from './objective.ts';
import type { PlanProblem } from './plan-problem.ts';
import { selectPortfolio, type PortfolioStatus } from './portfolio.ts';

/** A point of the fairness curve. */
export type PlanPoint = {
  dial: number;
  /** Σ value of the selected bundles. */
  value: number;
  /** Counties with a project. */
  served: number;
  /** Proved: a portfolio that serves as many counties is worth at most this much more; null: nothing proved yet. */
  room: number | null;
  /** Indices of the selected bundles. */
  selected: number[];
};

/** What is known so far: the point that was asked for, the others of the curve, and why there is none. */
export type Plan = { status: PortfolioStatus; asked: PlanPoint | null; others: PlanPoint[]; conflicts: Conflict[] };

export type PlanProgress = { stage: 'selecting' | 'curve'; done: number; total: number; plan: () => Plan };

export type PlanOptions = {
  dial: number;
  seed: number;
  /** Counted work for the point that was asked for; the others of the curve get a part of it each. */
  work: number;
  solver?: Solver;
  /** Told whenever something better is known; what it throws ends the search. */
  tell: (progress: PlanProgress) => void;
};

/** Relative gap at which a portfolio counts as the best possible. */
export const PROVED = 1e-6;
/** What each further point of the curve gets of the work for the asked one. */
const SHARE_OF_CURVE = 0.15;

/** What was found at a dial: a selection, and the bound of the problem with that dial's floor. */
type Found = { dial: number; selected: Uint8Array; bound: number | null };

/**
 * Solves a plan at the dial that was asked for, then at the others of the curve. A selection found at one dial is a
 * portfolio at every other, so each point takes the best one known for it.
 *
 * Counted work only: the same problem, seed and work tell the same things in the same order.
 */
export function planPortfolio(problem: PlanProblem, options: PlanOptions): Plan {
  const search = new PlanSearch(problem, options);
  return search.run();
}

class PlanSearch {
  readonly #problem: PlanProblem;
  readonly #options: PlanOptions;
  readonly #found: Found[] = [];
  #status: PortfolioStatus = 'unknown';

  constructor(problem: PlanProblem, options: PlanOptions) {
    this.#problem = problem;
    this.#options = options;
  }

  run(): Plan {
    const { dial, work } = this.#options;
    const others = DIALS.filter((each) => each !== dial);
    const { status, conflicts } = this.#solve(dial, work, { stage: 'selecting', done: 0, total: 0 });
    this.#status = status;
    if (status === 'infeasible' || this.#found.length === 0) return { status, asked: null, others: [], conflicts };
    others.forEach((each, done) => this.#solve(each, work * SHARE_OF_CURVE, { stage: 'curve', done, total: others.length }));
    return this.#plan();
  }

  #solve(dial: number, work: number, news: Omit<PlanProgress, 'plan'>) {
    const { packing, counties } = this.#problem;
    const { seed, solver, tell } = this.#options;
    let found: Found | null = null;
    const take = (selected: Uint8Array | null, bound: number | null) => {
      if (selected === null) return;
      if (found === null) this.#found.push((found = { dial, selected, bound }));
      found.selected = selected;
      found.bound = bound;
    };
    const answer = selectPortfolio(withFloor(packing, counties, dial), {
      gap: PROVED,
      seed,
      budget: new Budget({ work }),
      ...(solver ? { solver } : {}),
      onProgress: ({ selected, bound }) => {
        take(selected ?? found?.selected ?? null, bound);
        tell({ ...news, plan: () => this.#plan() });
      },
    });
    if (answer.objective !== null) take(answer.selected, answer.bound);
    return answer;
  }

  #plan(): Plan {
    const points = this.#found.map((found) => this.#point(found));
    const asked = points.find(({ dial }) => dial === this.#options.dial) ?? null;
    const isProved = asked?.room !== undefined && asked?.room !== null && asked.room <= PROVED * Math.max(1e-9, asked.value);
    return {
      status: asked === null ? this.#status : isProved ? 'optimal' : 'feasible',
      asked,
      others: points.filter((point) => point !== asked),
      conflicts: [],
    };
  }

  /** The best selection known for a dial, whichever dial found it. */
  #point({ dial, bound }: Found): PlanPoint {
    const { packing, counties } = this.#problem;
    const floored = withFloor(packing, counties, dial);
    let best: { objective: number; selected: Uint8Array } = { objective: -Infinity, selected: new Uint8Array(packing.bundles) };
    for (const { selected } of this.#found) {
      const objective = objectiveOf(floored, selected);
      if (objective > best.objective) best = { objective, selected };
    }
    const indices = [...best.selected.keys()].filter((j) => best.selected[j] === 1);
    return {
      dial,
      value: indices.reduce((sum, j) => sum + packing.value[j]!, 0),
      served: servedBy(counties, best.selected),
      room: bound === null ? null : Math.max(0, bound - best.objective),
      selected: indices,
    };
  }
}
