import type { Assignment } from '../../problem.ts';
import type { AppProblem } from '../app-problem.ts';

export type SoftCode = 'priority' | 'fit' | 'preferences' | 'rotation' | 'balance' | 'fairness' | 'promises';

/**
 * A soft rule: one function, one weight. Its value is in person-months, so that weights can be compared: points a person-month.
 * What an assignment is worth by itself is `ofAssignment`; what only shows over the whole plan is `ofPlan`, never above 0, so that
 * a bound of the first is one of both.
 */
export type SoftRule = {
  readonly code: SoftCode;
  /** Points a person-month. Chosen, not measured: each level is worth about three times the next. */
  readonly weight: number;
  readonly ofAssignment?: (app: AppProblem, assignment: Assignment) => number;
  readonly ofPlan?: (app: AppProblem, plan: readonly Assignment[]) => number;
};
