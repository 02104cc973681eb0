import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../budget.ts';
import { checkPlan } from '../check.ts';
import { appProblems } from '../levels/app-arbitrary.ts';
import type { AppProblem, AppRules } from '../levels/app-problem.ts';
import { checkApp } from '../levels/check-app.ts';
import { planApp } from '../levels/plan-app.ts';
import { relaxedApp, type AppRelaxation } from '../levels/relax-app.ts';
import { pointsOf } from '../levels/soft/soft-rules.ts';
import { stay, year, YEAR } from '../levels/small-exchange.ts';
import type { Assignment, PlannedPerson, PlannedPost, Problem } from '../problem.ts';
import { openPostsOf } from '../unfilled.ts';
import { PlanBoard } from './plan-board.ts';
import { whatWouldFill } from './what-would-fill.ts';

const faultsOf = (app: AppProblem, plan: readonly Assignment[]) => [...checkPlan(app.problem, plan), ...checkApp(app, plan)];

describe('whatWouldFill', () => {
  it('names changes with which the plan keeps every rule, without which it does not, and what it then gains', () => {
    let named = 0;
    fc.assert(
      fc.property(appProblems(), (app) => {
        const options = { gap: 0.5, seed: 1, budget: new Budget({ work: 200 }), polish: new Budget({ work: 20 }) };
        const { assignments, points } = planApp(app, options);
        if (points === null) return;
        const board = new PlanBoard(app, assignments);
        for (const post of openPostsOf(app.problem, assignments))
          for (const { relaxations, place, gain } of whatWouldFill(board, post)) {
            const changed = relaxations.reduce(relaxedApp, app);
            expect(place.post).toBe(post);
            expect(faultsOf(changed, [...assignments, place])).toEqual([]);
            expect(faultsOf(app, [...assignments, place])).not.toEqual([]);
            expect(pointsOf(changed, [...assignments, place]) - pointsOf(app, assignments)).toBeCloseTo(gain, 6);
            expect(gain).toBeGreaterThan(0);
            named += 1;
          }
      }),
      { numRuns: 400 },
    );
    expect(named).toBeGreaterThan(20);
  });

  // Post 2 is in the east; person 3 alone lives in the west. Post 0 is kept open to be filled from the east.
  const person = (part: Partial<PlannedPerson>, only = 0): Partial<Problem> => ({
    people: YEAR.people.map((each, p) => (p === only ? { ...each, ...part } : { ...each, skills: [] })),
  });
  const post = (part: Partial<PlannedPost>): Partial<Problem> => ({
    ...person({}),
    posts: YEAR.posts.map((each, q) => (q === 0 ? { ...each, ...part } : each)),
  });
  const cases: [string, AppProblem, Assignment[], AppRelaxation][] = [
    [
      'rank',
      year({}, {}, { ...post({ level: { min: 4, max: 9 } }), ...person({ level: 3 }) }),
      [],
      { code: 'level', post: 0, min: 3, max: 9 },
    ],
    [
      'altitude',
      year({}, {}, { ...post({ altitude: 3200 }), ...person({ maxAltitude: 3000 }) }),
      [],
      { code: 'altitude', person: 0, metres: 3200 },
    ],
    [
      'window',
      year({}, {}, { ...post({ window: { from: 0, until: 4 } }), ...person({ lengths: { min: 6, max: 6, allowed: null } }) }),
      [],
      { code: 'window', post: 0, from: 0, until: 6 },
    ],
    [
      'months',
      year(
        {},
        {},
        { ...post({ lengths: { min: 12, max: 12, allowed: null } }), ...person({ lengths: { min: 6, max: 6, allowed: null } }) },
      ),
      [],
      { code: 'lengths', post: 0, months: 6 },
    ],
    [
      'availability',
      year({}, {}, { ...post({ lengths: { min: 6, max: 6, allowed: null } }), ...person({ available: [{ from: 3, until: 8 }] }) }),
      [],
      { code: 'availability', person: 0, from: 2, until: 8 },
    ],
    ['seats', year({}, {}, post({ seats: 0 })), [], { code: 'seats', post: 0, by: 1 }],
    [
      'release',
      year({}, {}, { ...person({}), organisations: YEAR.organisations.map((each) => ({ ...each, releaseCap: 0 })) }),
      [],
      { code: 'release_cap', organisation: 0, by: 1 },
    ],
    ['beds', year({}, {}, { ...post({ station: 0 }), beds: [0] }), [], { code: 'beds', station: 0, by: 1 }],
    [
      'balance',
      year({}, {}, { ...post({ lengths: { min: 3, max: 3, allowed: null } }), maxDifference: 2 }),
      [],
      { code: 'balance', by: 1 },
    ],
    ['team', year({}, {}, { ...post({ team: 0 }), teams: [{ posts: [0], minFilled: 2 }] }), [], { code: 'team', team: 0, minFilled: 1 }],
    ['assignments', year({}, {}, { ...person({}), maxAssignments: 1 }), [stay(0, 1, 0, 4)], { code: 'assignments', most: 2 }],
    [
      'home cover',
      year({ cover: [{ organisation: 0, skill: 0, staff: 1, keep: 1 }] }, {}, person({})),
      [],
      { code: 'cover', organisation: 0, skill: 0, by: 1 },
    ],
    ['rest', year({ rest: 9 }, {}, { ...person({}), maxAssignments: 2 }), [stay(0, 1, 0, 4)], { code: 'rest', months: 7 }],
    ['pair', year({ pairs: [{ people: [0, 1], how: 'together' }] }, {}, person({})), [], { code: 'pair', people: [0, 1] }],
    [
      'handover',
      year(
        { handovers: [{ before: 1, after: 0, months: 2 }] satisfies AppRules['handovers'] },
        {},
        post({ window: { from: 4, until: 12 } }),
      ),
      [stay(1, 1, 0, 4)],
      { code: 'handover', before: 1, after: 0, months: 0 },
    ],
  ];
  it.each(cases)('offers the smallest change of a rule: %s', (_, app, plan, expected) => {
    const offered = whatWouldFill(new PlanBoard(app, plan), 0);
    expect(offered.flatMap(({ relaxations }) => (relaxations.length === 1 ? relaxations : []))).toContainEqual(expected);
  });

  it('puts two changes together where no single one is enough', () => {
    const app = year({}, {}, { ...post({ seats: 0 }), ...person({ level: 12 }) });
    const offered = whatWouldFill(new PlanBoard(app, []), 0).map(({ relaxations }) => relaxations.map(({ code }) => code).sort());
    expect(offered).toContainEqual(['level', 'seats']);
  });

  it('offers nothing where nobody can grant it: a post for which there is nobody on the other side', () => {
    const app = year({}, {}, { organisations: YEAR.organisations.map(() => ({ side: 'east' as const, releaseCap: Infinity })) });
    expect(whatWouldFill(new PlanBoard(app, []), 0)).toEqual([]);
  });
});
