import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../budget.ts';
import { checkPlan } from '../check.ts';
import { isSame } from '../same-assignment.ts';
import { appProblems } from './app-arbitrary.ts';
import { checkApp } from './check-app.ts';
import { planApp } from './plan-app.ts';
import { repairsAfter, widerRepair } from './repair-app.ts';
import { stay, year, YEAR } from './small-exchange.ts';

/** A plan of a drawn problem, out of which somebody drops: nothing is pinned. */
const droppedOut = () =>
  fc.tuple(appProblems(), fc.nat(), fc.constantFrom(0, 0, 1, 2)).map(([drawn, at, earliest]) => {
    const app = { ...drawn, problem: { ...drawn.problem, pinned: [] }, wishes: { ...drawn.wishes, published: [] } };
    const options = { gap: 0.5, seed: 1, budget: new Budget({ work: 200 }), polish: new Budget({ work: 20 }) };
    const { assignments } = planApp(app, options);
    const gone = assignments[at % Math.max(1, assignments.length)];
    const published = assignments.filter((each) => each !== gone);
    return gone && { app: { ...app, wishes: { ...app.wishes, published } }, published, gone, earliest };
  });

describe('repairsAfter', () => {
  it('always finds a way to go on, which breaks no more than the drop-out itself', () => {
    fc.assert(
      fc.property(droppedOut(), (drawn) => {
        if (!drawn) return;
        const { app, published, gone, earliest } = drawn;
        const { repairs, reach } = repairsAfter(app, published, gone, earliest);
        expect(repairs.length).toBeGreaterThan(0);
        for (const { plan, added } of repairs) {
          expect(added.every(({ start }) => start >= earliest)).toBe(true);
          if (reach === 'few') expect(checkApp(app, plan).length).toBeLessThanOrEqual(checkApp(app, published).length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('mends the plan as a whole: every rule is kept, what has begun stays, and it changes what it says', () => {
    let mended = 0;
    fc.assert(
      fc.property(droppedOut(), (drawn) => {
        if (!drawn) return;
        const { app, published, gone, earliest } = drawn;
        const wider = widerRepair(app, published, gone, earliest);
        if ('conflicts' in wider) return;
        const { plan, added, removed, touched } = wider;
        expect(plan.filter((each) => !published.some((was) => isSame(was, each)))).toEqual(added);
        expect(published.filter((was) => !plan.some((each) => isSame(was, each)))).toEqual(removed);
        expect(removed).toHaveLength(touched);
        expect(removed.every(({ start }) => start >= earliest)).toBe(true);
        expect(added.every(({ start, person }) => start >= earliest && person !== gone.person)).toBe(true);
        // What has begun may break alone what it kept together with the one who is gone.
        if (published.some(({ start }) => start < earliest)) return;
        expect([...checkPlan(app.problem, plan), ...checkApp(app, plan)]).toEqual([]);
        mended += 1;
      }),
      { numRuns: 800 },
    );
    expect(mended).toBeGreaterThan(10);
  });

  it('where a team falls apart and a home would go short, gives up what has to be and says which rule stopped the rest', () => {
    // Persons 0 and 1 make a team at unit 2, and cover for person 3 of it, who is away in the east meanwhile.
    const problem = {
      people: YEAR.people.map((each, p) => (p === 2 ? { ...each, skills: [] } : each)),
      posts: YEAR.posts.map((each, q) => (q < 2 ? { ...each, team: 0, seats: 1 } : { ...each, seats: 1 })),
      teams: [{ posts: [0, 1], minFilled: 2 }],
      maxAssignments: 1,
    };
    const published = [stay(1, 1, 2, 6), stay(3, 2, 2, 6)];
    const app = year({ cover: [{ organisation: 2, skill: 0, staff: 1, keep: 1 }] }, { published }, problem);
    const { repairs, reach, stopped } = repairsAfter(app, published, stay(0, 0, 2, 6), 1);
    expect(reach).toBe('wider');
    expect(stopped[0]?.why).toMatchObject({ fault: 'home_uncovered', organisation: 2, skill: 0 });
    expect(repairs).toHaveLength(1);
    expect(repairs[0]!.removed).toEqual(expect.arrayContaining(published));
    expect(checkApp(app, repairs[0]!.plan)).toEqual([]);
    expect(checkPlan(app.problem, repairs[0]!.plan)).toEqual([]);
  });
});
