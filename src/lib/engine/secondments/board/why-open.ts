import { commonLengths, lastingObstacles } from '../eligibility.ts';
import type { PlanBoard } from './plan-board.ts';
import type { Verdict } from './verdict.ts';

/** A rule that holds up people who could fill a post, and how many. */
export type OpenRule = { verdict: Verdict; people: number[] };

const MOST_STARTS = 60; // of a pair that are looked at

/**
 * Why nobody is on a post by all rules, the platform's own with them: of everybody who could fill it, the months in which fewest
 * rules stand against him, and those rules; the most frequent first. Empty: somebody could come, and the plan is no worse without.
 */
export function whyOpen(board: PlanBoard, post: number): OpenRule[] {
  const { problem } = board.app;
  const found = new Map<string, OpenRule>();
  for (let person = 0; person < problem.people.length; person++) {
    if (lastingObstacles(problem, person, post, false).length > 0) continue;
    const fewest = fewestFaults(board, person, post);
    if (fewest === null) continue;
    if (fewest.length === 0) return [];
    for (const verdict of fewest) {
      const key = `${verdict.rule} ${verdict.whose}`;
      const entry = found.get(key) ?? { verdict, people: [] };
      entry.people.push(person);
      found.set(key, entry);
    }
  }
  return [...found.values()].sort((a, b) => b.people.length - a.people.length);
}

function fewestFaults(board: PlanBoard, person: number, post: number): Verdict[] | null {
  const { problem } = board.app;
  const { window, lengths } = problem.posts[post]!;
  let fewest: Verdict[] | null = null;
  let tried = 0;
  for (const months of commonLengths(problem.people[person]!.lengths, lengths, problem.months))
    for (let start = Math.max(0, window.from); start + months <= Math.min(problem.months, window.until); start++) {
      if (++tried > MOST_STARTS) return fewest;
      const faults = board.judge({ person, post, start, months }).filter(({ state }) => state === 'fail');
      if (fewest === null || faults.length < fewest.length) fewest = faults;
      if (fewest.length === 0) return fewest;
    }
  return fewest;
}
