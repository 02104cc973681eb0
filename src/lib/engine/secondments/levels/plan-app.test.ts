import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../../adapters/highs/solve.ts';
import { Budget } from '../../budget.ts';
import type { Solver } from '../../solver/port.ts';
import { checkPlan } from '../check.ts';
import { appProblems, mostPoints } from './app-arbitrary.ts';
import { checkApp } from './check-app.ts';
import { planApp } from './plan-app.ts';
import { pointsOf } from './soft/soft-rules.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

/** How many instances; `SECONDMENT_INSTANCES=1000` tries more. */
const RUNS = Number(process.env['SECONDMENT_INSTANCES'] ?? 100);

describe('planApp', () => {
  it('breaks no rule, never claims a bound below the best of all plans, and comes within 2 % of that best in nine of ten', () => {
    let near = 0;
    let all = 0;
    fc.assert(
      fc.property(appProblems(), (app) => {
        const best = mostPoints(app);
        const told: number[] = [];
        const plan = planApp(app, {
          gap: 0,
          seed: 1,
          budget: new Budget({ work: 50_000 }),
          polish: new Budget({ work: 400 }),
          solver,
          onProgress: ({ points }) => points !== null && told.push(points),
        });
        if (plan.points === null) return;
        expect(checkPlan(app.problem, plan.assignments)).toEqual([]);
        expect(checkApp(app, plan.assignments)).toEqual([]);
        expect(plan.points).toBeCloseTo(pointsOf(app, plan.assignments), 6);
        expect(plan.levels.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(plan.points, 6);
        expect(plan.bound).toBeGreaterThanOrEqual(best! - 1e-6);
        expect(plan.points).toBeLessThanOrEqual(best! + 1e-6);
        expect(told).toEqual([...told].sort((a, b) => a - b));
        all += 1;
        if (plan.points >= best! - 0.02 * Math.abs(best!) - 1e-6) near += 1;
      }),
      { numRuns: RUNS },
    );
    expect(near / all).toBeGreaterThanOrEqual(0.9);
    if (process.env['SECONDMENT_INSTANCES']) console.log({ near, all });
  });

  it('gives the same plan for the same seed and work', () => {
    fc.assert(
      fc.property(appProblems(), (app) => {
        const planned = () =>
          planApp(app, { gap: 0, seed: 7, budget: new Budget({ work: 5_000 }), polish: new Budget({ work: 100 }), solver }).assignments;
        expect(planned()).toEqual(planned());
      }),
      { numRuns: 20 },
    );
  });
});
