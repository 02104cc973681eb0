import { lastingObstacles } from '../eligibility.ts';
import type { Problem } from '../problem.ts';
import { rested, type AppProblem } from './app-problem.ts';
import { pointsOfAssignment, SOFT_RULES } from './soft/soft-rules.ts';

/** Points a person-month that an assignment by itself can have at most. */
const MOST = SOFT_RULES.reduce((sum, { weight, ofAssignment }) => sum + (ofAssignment ? weight : 0), 0);
const GRID = 1e4; // a ten-thousandth of MOST: the planner sums exactly on a decimal grid

/**
 * The same problem in the planner's own terms: the worth of a month is what the soft rules give an assignment by itself
 * [points], as a fit row of every person; rest has become availability. Rounded up, so that its bound is one of the points.
 */
export function scored(app: AppProblem): Problem {
  const problem = rested(app);
  const pairOf = (person: number, post: number) => person * problem.posts.length + post;
  const forbidden = new Set(problem.forbidden.map(({ person, post }) => pairOf(person, post)));
  const share = (person: number, post: number) => {
    const points = pointsOfAssignment(app, { person, post, start: 0, months: 1 });
    return Math.max(0, Math.ceil((points / MOST) * GRID - 1e-9) / GRID);
  };
  const fit = problem.people.map((_, person) => {
    const row = new Map<number, number>();
    for (let post = 0; post < problem.posts.length; post++)
      if (lastingObstacles(problem, person, post, forbidden.has(pairOf(person, post))).length === 0) row.set(post, share(person, post));
    return row;
  });
  for (const { person, post } of problem.pinned) fit[person]!.set(post, share(person, post));
  return { ...problem, fit, posts: problem.posts.map((post) => ({ ...post, priority: MOST })) };
}
