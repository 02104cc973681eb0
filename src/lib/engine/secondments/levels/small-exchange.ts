import type { Problem } from '../problem.ts';
import { appProblem, plainly, type AppProblem, type AppRules, type Wishes } from './app-problem.ts';

/** A year, two units in the east (0, 1) and one in the west (2), four people who may go anywhere, three posts: worked examples build on it. */
export const YEAR: Problem = {
  months: 12,
  organisations: [
    { side: 'east', releaseCap: Infinity },
    { side: 'east', releaseCap: Infinity },
    { side: 'west', releaseCap: Infinity },
  ],
  people: [0, 0, 1, 2].map((home) => ({
    home,
    skills: [0],
    level: 5,
    available: [{ from: 0, until: 12 }],
    lengths: { min: 1, max: 12, allowed: null },
    maxAltitude: Infinity,
  })),
  posts: [2, 2, 0].map((host, q) => ({
    host,
    skills: [0],
    level: { min: 1, max: 9 },
    window: { from: 0, until: 12 },
    lengths: { min: 1, max: 12, allowed: null },
    seats: 2,
    priority: q === 0 ? 2 : 1,
    altitude: 0,
    station: -1,
    team: -1,
  })),
  beds: [],
  teams: [],
  maxDifference: Infinity,
  maxAssignments: 2,
  fit: [null, null, null, null],
  pinned: [],
  forbidden: [],
};

/** The year with some rules and wishes. */
export function year(rules: Partial<AppRules> = {}, wishes: Partial<Wishes> = {}, problem: Partial<Problem> = {}): AppProblem {
  const plain = plainly({ ...YEAR, ...problem });
  return appProblem(plain.problem, { ...plain.rules, ...rules }, { ...plain.wishes, ...wishes });
}

/** A person on a post in the months `[start, start + months)`. */
export const stay = (person: number, post: number, start: number, months: number) => ({ person, post, start, months });
