import { alternativesForPost, alternativesOfPerson } from '../../src/lib/engine/secondments/board/alternatives.ts';
import { PlanBoard } from '../../src/lib/engine/secondments/board/plan-board.ts';
import { isAllowed } from '../../src/lib/engine/secondments/board/verdict.ts';
import { appProblem, plainly } from '../../src/lib/engine/secondments/levels/app-problem.ts';
import { chanceOf } from '../../src/lib/engine/random.ts';
import type { Assignment, Problem } from '../../src/lib/engine/secondments/problem.ts';

/**
 * How long the board takes to judge a place that a bar is dragged over, and to rank alternatives, with 2,000 people, 1,500 posts
 * and 36 months loaded, home cover and pairs included (`node tests/bench/board.ts`).
 */
const PEOPLE = 2000;
const POSTS = 1500;
const MONTHS = 36;
const UNITS = 300;
const chance = chanceOf(1);
const any = (n: number) => Math.floor(chance() * n);

const problem: Problem = {
  months: MONTHS,
  organisations: Array.from({ length: UNITS }, (_, o) => ({ side: o % 2 === 0 ? ('east' as const) : ('west' as const), releaseCap: 6 })),
  people: Array.from({ length: PEOPLE }, () => ({
    home: any(UNITS),
    skills: [any(40), any(40)],
    level: 1 + any(4),
    available: [{ from: any(6), until: 24 + any(12) }],
    lengths: { min: 3, max: 12, allowed: [3, 6, 12] },
    maxAltitude: Infinity,
  })),
  posts: Array.from({ length: POSTS }, () => ({
    host: any(UNITS),
    skills: [any(40)],
    level: { min: 1, max: 4 },
    window: { from: any(6), until: 24 + any(12) },
    lengths: { min: 3, max: 12, allowed: [3, 6, 12] },
    seats: 1,
    priority: 1 + any(3),
    altitude: 0,
    station: -1,
    team: -1,
  })),
  beds: [],
  teams: [],
  maxDifference: Infinity,
  maxAssignments: 1,
  fit: Array.from({ length: PEOPLE }, () => null),
  pinned: [],
  forbidden: [],
};
const plain = plainly(problem);
const cover = Array.from({ length: 50 }, (_, organisation) => ({ organisation, skill: any(40), staff: 3, keep: 2 }));
const pairs = Array.from({ length: 30 }, (_, n) => ({ people: [2 * n, 2 * n + 1] as const, how: 'one_stays' as const }));
const app = appProblem(problem, { ...plain.rules, cover, pairs }, plain.wishes);
const plan: Assignment[] = [];
const board = new PlanBoard(app, []);
for (let post = 0; post < POSTS; post++)
  for (let tries = 0; post % 10 > 0 && tries < 400; tries++) {
    const assignment = { person: any(PEOPLE), post, start: problem.posts[post]!.window.from, months: 6 };
    if (!isAllowed(board.judge(assignment))) continue;
    plan.push(assignment);
    board.change(null, assignment);
    break;
  }

const times = (ask: (n: number) => unknown, rounds: number): string => {
  const taken = Array.from({ length: rounds }, (_, n) => {
    const began = performance.now();
    ask(n);
    return performance.now() - began;
  }).sort((a, b) => a - b);
  return `p50 ${taken[Math.floor(rounds / 2)]!.toFixed(2)} ms, p95 ${taken[Math.floor(rounds * 0.95)]!.toFixed(2)} ms`;
};
const began = performance.now();
const fresh = new PlanBoard(app, plan);
console.log(
  `${PEOPLE} people, ${POSTS} posts, ${MONTHS} months, ${plan.length} assignments; made ready in ${(performance.now() - began).toFixed(0)} ms`,
);
const moved = (n: number) => ({ ...plan[n % plan.length]!, post: any(POSTS), start: any(24) });
console.log(`judge a move: ${times((n) => fresh.judge(moved(n), plan[n % plan.length]), 2000)}`);
console.log(`alternatives of a person: ${times((n) => alternativesOfPerson(fresh, plan[n]!.person, plan[n]!), 100)}`);
console.log(`alternatives for a post: ${times((n) => alternativesForPost(fresh, n * 10, null), 100)}`);
