import { PlanBoard } from '../../../src/lib/engine/secondments/board/plan-board.ts';
import { isAllowed } from '../../../src/lib/engine/secondments/board/verdict.ts';
import { appProblem, plainly, type AppProblem, type CoverRule } from '../../../src/lib/engine/secondments/levels/app-problem.ts';
import { chanceOf } from '../../../src/lib/engine/random.ts';
import type { Assignment, Problem } from '../../../src/lib/engine/secondments/problem.ts';

/** A made-up exchange of the size that the board must bear: 2,000 people, 1,500 posts, 36 months, home cover and pairs included. */
export type BigExchange = { app: AppProblem; plan: Assignment[] };

const UNITS = 300;
const SKILLS = 40;
const TRIES = 400; // people that a post is offered to
const LENGTHS = { min: 3, max: 12, allowed: [3, 6, 12] };

/** Same sizes, same exchange; nine of ten posts are filled where somebody can come. */
export function bigExchange(peopleCount: number, postCount: number, months: number): BigExchange {
  const chance = chanceOf(1);
  const any = (n: number) => Math.floor(chance() * n);
  const period = () => ({ from: any(6), until: months - 12 + any(12) });
  const problem: Problem = {
    months,
    organisations: Array.from({ length: UNITS }, (_, o) => ({ side: o % 2 === 0 ? ('east' as const) : ('west' as const), releaseCap: 6 })),
    people: Array.from({ length: peopleCount }, () => ({
      home: any(UNITS),
      skills: [any(SKILLS), any(SKILLS)],
      level: 1 + any(4),
      available: [period()],
      lengths: LENGTHS,
      maxAltitude: Infinity,
    })),
    posts: Array.from({ length: postCount }, () => ({
      host: any(UNITS),
      skills: [any(SKILLS)],
      level: { min: 1, max: 4 },
      window: period(),
      lengths: LENGTHS,
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
    fit: Array.from({ length: peopleCount }, () => null),
    pinned: [],
    forbidden: [],
  };
  const plain = plainly(problem);
  const cover = coversOf(problem, 50);
  const pairs = Array.from({ length: 30 }, (_, n) => ({ people: [2 * n, 2 * n + 1] as const, how: 'one_stays' as const }));
  const app = appProblem(problem, { ...plain.rules, cover, pairs }, plain.wishes);
  const plan: Assignment[] = [];
  const board = new PlanBoard(app, []);
  for (let post = 0; post < postCount; post++)
    for (let tries = 0; post % 10 > 0 && tries < TRIES; tries++) {
      const assignment = { person: any(peopleCount), post, start: problem.posts[post]!.window.from, months: 6 };
      if (!isAllowed(board.judge(assignment))) continue;
      plan.push(assignment);
      board.change(null, assignment);
      break;
    }
  return { app, plan };
}

/** Of as many units: the specialty that most of its people have is kept by all but one of them. */
function coversOf({ organisations, people }: Problem, most: number): CoverRule[] {
  return [...organisations.keys()]
    .flatMap((organisation) => {
      const held = new Map<number, number>();
      for (const { home, skills } of people)
        if (home === organisation) for (const skill of new Set(skills)) held.set(skill, (held.get(skill) ?? 0) + 1);
      const [skill, staff] = [...held].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
      return staff < 2 ? [] : [{ organisation, skill, staff, keep: staff - 1 }];
    })
    .slice(0, most);
}
