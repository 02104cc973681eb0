import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../adapters/highs/solve.ts';
import { Budget } from '../budget.ts';
import type { Solver } from '../solver/port.ts';
import { checkPlan } from './check.ts';
import type { Plan } from './plan.ts';
import { planSecondments } from './planner.ts';
import { bruteForce, problems } from './problem-arbitrary.ts';
import type { Problem } from './problem.ts';
import { unfilledPosts } from './unfilled.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

const planned = (problem: Problem, seed = 0): Plan =>
  planSecondments(problem, { gap: 0, seed, budget: new Budget({ work: 200_000 }), solver });

/** How many instances; `npm run test:unit` with `SECONDMENT_INSTANCES=1000` tries more. */
const RUNS = Number(process.env['SECONDMENT_INSTANCES'] ?? 100);

describe('planSecondments', () => {
  it('agrees with trying every plan, breaks no rule, and leaves no open post unexplained', () => {
    fc.assert(
      fc.property(problems(), (problem) => {
        const best = bruteForce(problem);
        const plan = planned(problem);
        if (best === null) {
          expect(plan.status).toBe('infeasible');
          expect(plan.conflicts).not.toEqual([]);
          return;
        }
        expect(plan.status).toBe('optimal');
        expect(checkPlan(problem, plan.assignments)).toEqual([]);
        expect(plan.objective).toBeCloseTo(best, 9);
        expect(plan.bound).toBeGreaterThanOrEqual(best - 1e-9);
        const filled = new Set(plan.assignments.map(({ post }) => post));
        const unfilled = unfilledPosts(problem, plan.assignments);
        expect(unfilled.map(({ post }) => post)).toEqual([...problem.posts.keys()].filter((q) => !filled.has(q)));
        for (const { reasons } of unfilled) expect(reasons).not.toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('without a solver breaks no rule and claims no more than it proved', () => {
    fc.assert(
      fc.property(problems(), (problem) => {
        const plan = planSecondments(problem, { gap: 0, seed: 1, budget: new Budget({ work: 100 }) });
        if (plan.objective === null) return;
        const best = bruteForce(problem)!;
        expect(checkPlan(problem, plan.assignments)).toEqual([]);
        expect(plan.objective).toBeLessThanOrEqual(best + 1e-9);
        expect(plan.bound).toBeGreaterThanOrEqual(best - 1e-6);
      }),
      { numRuns: RUNS / 2 },
    );
  });
});
