import fc from 'fast-check';
import { checkPlan, type PlanFault } from '../check.ts';
import { problems } from '../problem-arbitrary.ts';
import type { Assignment } from '../problem.ts';
import { appProblem, type AppProblem } from './app-problem.ts';
import { checkApp } from './check-app.ts';
import { pointsOf } from './soft/soft-rules.ts';

/** Small problems in which every rule of the platform bites now and then. */
export const appProblems = (): fc.Arbitrary<AppProblem> =>
  fc
    .record({
      problem: problems(),
      cover: fc.array(
        fc.record({
          organisation: fc.nat({ max: 3 }),
          skill: fc.nat({ max: 1 }),
          staff: fc.integer({ min: 0, max: 2 }),
          keep: fc.nat({ max: 2 }),
        }),
        { maxLength: 2 },
      ),
      handover: fc.option(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 2 }), fc.boolean())),
      pair: fc.option(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('together' as const, 'one_stays' as const))),
      rest: fc.nat({ max: 2 }),
      notBefore: fc.constantFrom(0, 0, 1, 2),
      back: fc.array(fc.option(fc.integer({ min: -2, max: 2 })), { minLength: 4, maxLength: 4 }),
      places: fc.constantFrom([0, 1, 2, 3], [0, 0, 1, 1]),
      preferred: fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 }),
      hardship: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      served: fc.array(fc.nat({ max: 40 }), { minLength: 4, maxLength: 4 }),
    })
    .map(({ problem, cover, handover, pair, rest, notBefore, back, places, preferred, hardship, served }) => {
      const { people, posts, pinned } = problem;
      const two = pair && pair[0] % people.length !== pair[1] % people.length;
      return appProblem(
        problem,
        {
          cover,
          handovers: handover
            ? [{ before: handover[0] % posts.length, after: handover[1] % posts.length, months: handover[2], exact: handover[3] }]
            : [],
          pairs: two ? [{ people: [pair[0] % people.length, pair[1] % people.length], how: pair[2] }] : [],
          rest,
          notBefore,
          back: people.map((_, p) => back[p] ?? null),
          place: places,
        },
        {
          preferred: people.map((_, p) => new Map(posts.map((__, q) => [q, preferred[p]![q]! / 4]))),
          hardship: posts.map((_, q) => hardship[q]!),
          served: people.map((_, p) => served[p]!),
          published: pinned,
        },
      );
    });

const COULD_STILL_HEAL: readonly PlanFault['fault'][] = ['team_too_small', 'out_of_balance'];

/** The most points by trying every plan; null when there is none. For small problems only. */
export function mostPoints(app: AppProblem): number | null {
  const { problem } = app;
  const candidates = problem.people.map((_, person) => {
    const own: Assignment[] = [];
    for (let post = 0; post < problem.posts.length; post++)
      for (let start = 0; start < problem.months; start++)
        for (let months = 1; start + months <= problem.months; months++) {
          const assignment = { person, post, start, months };
          const alone = checkPlan({ ...problem, pinned: [] }, [assignment]);
          if (alone.every(({ fault }) => COULD_STILL_HEAL.includes(fault))) own.push(assignment);
        }
    return own;
  });
  let best: number | null = null;
  const plan = [...problem.pinned];
  const grow = (person: number, from: number, left: number): void => {
    const faults = checkPlan(problem, plan);
    if (faults.some(({ fault }) => !COULD_STILL_HEAL.includes(fault))) return;
    if (person === candidates.length) {
      if (faults.length === 0 && checkApp(app, plan).length === 0) best = Math.max(best ?? -Infinity, pointsOf(app, plan));
      return;
    }
    grow(person + 1, 0, problem.maxAssignments);
    if (left === 0) return;
    for (let n = from; n < candidates[person]!.length; n++) {
      plan.push(candidates[person]![n]!);
      grow(person, n + 1, left - 1);
      plan.pop();
    }
  };
  grow(0, 0, problem.maxAssignments);
  return best;
}
