import { directionOf, type Assignment, type Problem } from './problem.ts';

/** Person-months by direction. */
export type Balance = { eastToWest: number; westToEast: number };

/** Person-months each way of a plan, with those that were served before it. */
export function balanceOf(problem: Problem, assignments: readonly Assignment[]): Balance {
  const balance = { eastToWest: 0, westToEast: 0, ...problem.served };
  for (const { person, post, months } of assignments) {
    const direction = directionOf(problem, person, post);
    if (direction === 1) balance.eastToWest += months;
    if (direction === -1) balance.westToEast += months;
  }
  return balance;
}

/** Person-months east → west minus west → east of a plan, with those that were served before it: what the rule on the balance is about. */
export function differenceOf(problem: Problem, assignments: readonly Assignment[]): number {
  const { eastToWest, westToEast } = balanceOf(problem, assignments);
  return eastToWest - westToEast;
}

/**
 * The most that the two directions may differ by. What was served cannot be undone: where it alone is further apart than the rule
 * allows, the plan may stay as far apart, and no further.
 */
export const mostDifference = (problem: Problem): number => Math.max(problem.maxDifference, Math.abs(differenceOf(problem, [])));
