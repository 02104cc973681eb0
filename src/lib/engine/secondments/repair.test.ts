import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../adapters/highs/solve.ts';
import { Budget } from '../budget.ts';
import type { Solver } from '../solver/port.ts';
import { checkPlan } from './check.ts';
import { planSecondments } from './planner.ts';
import { problems } from './problem-arbitrary.ts';
import { Published } from './repair.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

describe('a published plan', () => {
  it('is repaired without breaking a rule, without the one who dropped out, and as it says', () => {
    fc.assert(
      fc.property(problems(), (problem) => {
        const plan = planSecondments(problem, { gap: 0, seed: 0, budget: new Budget({ work: 1e5 }), solver });
        if (plan.objective === null) return;
        const published = new Published(problem, plan.assignments);
        const isPinned = (person: number) => problem.pinned.some((pin) => pin.person === person);
        for (const { person } of plan.assignments.filter(({ person }) => !isPinned(person))) {
          const repairs = published.afterDropOut(person);
          expect(repairs.length).toBeLessThanOrEqual(3);
          for (const repair of repairs) {
            expect(checkPlan(problem, repair.plan)).toEqual([]);
            expect(repair.plan.some((assignment) => assignment.person === person)).toBe(false);
            expect(repair.removed).toHaveLength(repair.touched);
          }
          expect(repairs.map(({ regret }) => regret)).toEqual(repairs.map(({ regret }) => regret).sort((a, b) => a - b));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('names for an open post only those who could come with nothing else changed', () => {
    fc.assert(
      fc.property(problems(), fc.nat({ max: 2 }), (problem, n) => {
        const plan = planSecondments(problem, { gap: 0, seed: 0, budget: new Budget({ work: 50 }) });
        if (plan.objective === null) return;
        const alternatives = new Published(problem, plan.assignments).alternatives(n % problem.posts.length);
        for (const { worth: _, ...one } of alternatives) expect(checkPlan(problem, [...plan.assignments, one])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
