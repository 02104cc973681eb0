import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from '../budget.ts';
import { balanceOf, differenceOf } from './balance.ts';
import { PlanBoard } from './board/plan-board.ts';
import { checkPlan } from './check.ts';
import { planApp } from './levels/plan-app.ts';
import { stay, year } from './levels/small-exchange.ts';
import { levelsOf } from './levels/soft/soft-rules.ts';

const months = fc.nat({ max: 12 });
const lengths = fc.tuple(months, months);
const stays = ([east, west]: readonly [number, number]) => [
  ...(east > 0 ? [stay(0, 0, 0, east)] : []),
  ...(west > 0 ? [stay(3, 2, 0, west)] : []),
];

describe('the balance of both directions', () => {
  it('is one figure for the rule, the level, the board and the page, with months served before', () => {
    fc.assert(
      fc.property(lengths, lengths, months, ([eastToWest, westToEast], planned, maxDifference) => {
        const app = year({}, {}, { served: { eastToWest, westToEast }, maxDifference });
        const plan = stays(planned);
        const shown = balanceOf(app.problem, plan);
        const difference = shown.eastToWest - shown.westToEast;
        expect(shown).toEqual({ eastToWest: eastToWest + planned[0], westToEast: westToEast + planned[1] });
        expect(differenceOf(app.problem, plan)).toBe(difference);
        expect(levelsOf(app, plan).find(({ code }) => code === 'balance')!.value).toBe(-Math.abs(difference) || 0);
        expect(new PlanBoard(app, plan).difference).toBe(difference);
        const isApart = checkPlan(app.problem, plan).some(({ fault }) => fault === 'out_of_balance');
        expect(isApart).toBe(Math.abs(difference) > Math.max(maxDifference, Math.abs(eastToWest - westToEast)));
      }),
    );
  });

  it('counts what was served for the planner: nine months went west, so only three more may without any the other way', () => {
    const problem = { served: { eastToWest: 9, westToEast: 0 }, maxDifference: 12 };
    const app = year({}, {}, { ...problem, people: year().problem.people.slice(0, 3), fit: [null, null, null] });
    const options = { gap: 0, seed: 1, budget: new Budget({ work: 2_000 }), polish: new Budget({ work: 200 }) };
    const { assignments, balance } = planApp(app, options);
    expect(balance).toEqual({ eastToWest: 12, westToEast: 0 });
    expect(assignments.reduce((sum, each) => sum + each.months, 0)).toBe(3);
  });

  it('refuses on the board what would drive both further apart than was served, and never what brings them closer', () => {
    const app = year({}, {}, { served: { eastToWest: 9, westToEast: 0 }, maxDifference: 6 });
    const balanceFor = (...of: Parameters<typeof stay>) =>
      new PlanBoard(app, []).judge(stay(...of)).find(({ rule }) => rule === 'balance')!;
    expect(balanceFor(0, 0, 0, 1)).toMatchObject({ state: 'fail', have: 10, most: 9 });
    expect(balanceFor(3, 2, 0, 2)).toMatchObject({ state: 'pass', have: 7 });
    expect(checkPlan(app.problem, [])).toEqual([]);
  });
});
