import { commonLengths, lastingObstacles } from '../eligibility.ts';
import type { Assignment } from '../problem.ts';
import type { PlanBoard } from './plan-board.ts';
import { isAllowed } from './verdict.ts';

/** Somewhere else, or somebody else, with nothing else changed: what it is worth by itself [points]. */
export type Alternative = Assignment & { points: number };

/** Where and when else a person could go, the best months of each post, the best first. Its own place now is not among them. */
export function alternativesOfPerson(board: PlanBoard, person: number, instead: Assignment | null, most = 12): Alternative[] {
  const found: Alternative[] = [];
  for (let post = 0; post < board.app.problem.posts.length; post++) {
    const best = bestMonths(board, person, post, instead);
    if (best) found.push(best);
  }
  return ranked(found, most);
}

/** Who else could fill a post, each with his best months, the best first; nobody who is placed elsewhere. */
export function alternativesForPost(board: PlanBoard, post: number, instead: Assignment | null, most = 12): Alternative[] {
  const placed = new Set(board.plan.map(({ person }) => person));
  const found: Alternative[] = [];
  for (let person = 0; person < board.app.problem.people.length; person++) {
    if (placed.has(person) && board.app.problem.maxAssignments === 1) continue;
    const best = bestMonths(board, person, post, instead);
    if (best) found.push(best);
  }
  return ranked(found, most);
}

function bestMonths(board: PlanBoard, person: number, post: number, instead: Assignment | null): Alternative | null {
  const { problem } = board.app;
  if (lastingObstacles(problem, person, post, false).length > 0) return null;
  const { window, lengths } = problem.posts[post]!;
  const common = commonLengths(problem.people[person]!.lengths, lengths, problem.months).reverse();
  let best: Alternative | null = null;
  for (const months of common)
    for (let start = Math.max(0, window.from); start + months <= Math.min(problem.months, window.until); start++) {
      const assignment = { person, post, start, months };
      if (instead && instead.person === person && instead.post === post && instead.start === start && instead.months === months) continue;
      const points = board.pointsOf(assignment);
      if (best && best.points >= points) continue;
      if (isAllowed(board.judge(assignment, instead))) best = { ...assignment, points };
    }
  return best;
}

const ranked = (found: Alternative[], most: number): Alternative[] =>
  found.sort((a, b) => b.points - a.points || a.person - b.person || a.post - b.post).slice(0, most);
