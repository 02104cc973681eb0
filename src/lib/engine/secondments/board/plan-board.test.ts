import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../budget.ts';
import { checkPlan } from '../check.ts';
import { appProblems } from '../levels/app-arbitrary.ts';
import { checkApp } from '../levels/check-app.ts';
import { planApp } from '../levels/plan-app.ts';
import { stay, year } from '../levels/small-exchange.ts';
import { isSame } from '../same-assignment.ts';
import { alternativesForPost, alternativesOfPerson } from './alternatives.ts';
import { PlanBoard } from './plan-board.ts';
import { isAllowed } from './verdict.ts';

const anywhere = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: -1, max: 6 }), fc.integer({ min: 1, max: 6 }));

describe('PlanBoard', () => {
  it('refuses a move exactly when the independent checkers find a fault', () => {
    fc.assert(
      fc.property(appProblems(), anywhere, fc.nat(), fc.boolean(), (app, [p, q, start, months], at, doesReplace) => {
        const options = { gap: 0.5, seed: 1, budget: new Budget({ work: 200 }), polish: new Budget({ work: 20 }) };
        const { assignments, points } = planApp(app, options);
        if (points === null) return;
        const { problem } = app;
        const free = assignments.filter((each) => !problem.pinned.some((pin) => isSame(pin, each)));
        const out = doesReplace && free.length > 0 ? free[at % free.length]! : null;
        const into = stay(p % problem.people.length, q % problem.posts.length, start, months);
        const board = new PlanBoard(app, assignments);
        const before = [...board.plan];
        const verdicts = board.judge(into, out);
        const rest = assignments.filter((each) => each !== out);
        const now = [...rest, into];
        const faults = [...checkPlan(problem, now), ...checkApp(app, now)];
        const isOpenEnded = verdicts.some(({ rule, state }) => state === 'unknown' && (rule === 'team_size' || rule === 'pair'));
        if (isAllowed(verdicts) && !isOpenEnded && out === null)
          expect(faults.filter(({ fault }) => fault !== 'out_of_balance')).toEqual([]);
        if (!isAllowed(verdicts)) expect(faults).not.toEqual([]);
        expect([...board.plan].sort(byPerson)).toEqual(before.sort(byPerson)); // a question changes nothing
      }),
      { numRuns: 400 },
    );
  });

  it('says rule by rule why not, with whose rule it is and by how much', () => {
    const app = year({}, {}, { organisations: [{ side: 'east', releaseCap: 1 }, ...year().problem.organisations.slice(1)] });
    const verdicts = new PlanBoard(app, [stay(0, 0, 0, 6)]).judge(stay(1, 1, 5, 3));
    expect(verdicts.filter(({ state }) => state === 'fail')).toEqual([
      { rule: 'release_cap', state: 'fail', whose: 'home', have: 2, most: 1, month: 5 },
    ]);
  });

  it('a month that is past is nobody’s to grant; what began then may still be made longer', () => {
    const app = year({ notBefore: 4 }, { published: [stay(0, 0, 1, 6)] });
    const board = new PlanBoard(app, [stay(0, 0, 1, 6)]);
    expect(board.judge(stay(1, 1, 3, 6)).filter(({ state }) => state === 'fail')).toEqual([
      { rule: 'past', state: 'fail', whose: 'calendar', month: 4 },
    ]);
    expect(isAllowed(board.judge(stay(0, 0, 1, 9), stay(0, 0, 1, 6)))).toBe(true);
    expect(alternativesForPost(board, 1, null).every(({ start }) => start >= 4)).toBe(true);
  });

  it('a height without a health conclusion is unknown, not allowed by silence', () => {
    const posts = year().problem.posts.map((post) => ({ ...post, altitude: 3200 }));
    const verdicts = new PlanBoard(year({}, {}, { posts }), []).judge(stay(0, 0, 0, 6));
    expect(verdicts.find(({ rule }) => rule === 'altitude')).toEqual({ rule: 'altitude', state: 'unknown', whose: 'person', have: 3200 });
  });

  it('alternatives keep every rule and come best first', () => {
    const app = year();
    const own = stay(0, 1, 0, 6);
    const board = new PlanBoard(app, [own]);
    const found = alternativesOfPerson(board, 0, own);
    expect(found.map(({ post, months }) => [post, months])).toEqual([
      [0, 12],
      [1, 12],
    ]);
    expect(alternativesForPost(board, 0, null).map(({ person }) => person)).toEqual([1, 2, 0]);
  });
});

const byPerson = (a: { person: number; post: number; start: number }, b: typeof a) =>
  a.person - b.person || a.post - b.post || a.start - b.start;
