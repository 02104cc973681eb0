import type { Model } from './model.ts';

/** How a solve may end early. Everything is optional; what is absent does not limit. */
export type SolveOptions = {
  /** A full vector to start from. Always give one to a mixed-integer model if you have one. */
  start?: Float64Array;
  /** Relative gap at which a mixed-integer solve may stop, default 0. */
  gap?: number;
  /** By the clock; a limit by the clock makes the answer depend on the machine. */
  seconds?: number;
  /** Branch-and-bound nodes. */
  nodes?: number;
  /** Simplex iterations in all, looked at between steps of the solver: deterministic, not sharp. */
  iterations?: number;
  seed?: number;
  /** Each improving integer solution as it is found. */
  onIncumbent?: (values: Float64Array) => void;
};

/**
 * - `optimal`: proved, to `gap`
 * - `feasible`: `values` is the best found when a limit ended the solve
 * - `unknown`: ended without a solution; nothing is proved about feasibility
 * - `infeasible` · `unbounded`: proved (a solver's presolve may say infeasible of what is unbounded; bound your columns)
 */
export type SolveStatus = 'optimal' | 'feasible' | 'unknown' | 'infeasible' | 'unbounded';

export type SolveAnswer = {
  status: SolveStatus;
  /** One value a column; null unless `optimal` or `feasible`. Integer columns are rounded. */
  values: Float64Array | null;
  /** A proved bound on the objective; null when none was proved. Never that of an unfinished linear relaxation. */
  bound: number | null;
  /** Dual value of each row, for a linear model solved to optimality. */
  rowDuals: Float64Array | null;
  /** Simplex iterations: the solver's own measure of work, the same on every machine. */
  iterations: number;
  /** Whether `seconds` ended it. */
  clockCutIn: boolean;
};

/** What a solver is to the engine: synchronous, without state between calls. */
export type Solver = { solve(model: Model, options?: SolveOptions): SolveAnswer };
