import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadHighsSolver } from '../../src/lib/adapters/highs/solve.ts';
import { monthOf } from '../../src/lib/domain/month.ts';
import { Budget } from '../../src/lib/engine/budget.ts';
import { checkPlan } from '../../src/lib/engine/secondments/check.ts';
import { planSecondments } from '../../src/lib/engine/secondments/planner.ts';
import { readProblem } from '../../src/lib/engine/secondments/read-problem.ts';
import { unfilledPosts } from '../../src/lib/engine/secondments/unfilled.ts';

const Placed = z.strictObject({ person: z.string(), post: z.string(), from: z.string(), months: z.int() });
const ScheduleCase = z.strictObject({
  title: z.string(),
  why: z.string(),
  problem: z.unknown(),
  expect: z.strictObject({
    status: z.enum(['optimal', 'infeasible']),
    objective: z.number().nullable(),
    assignments: z.array(Placed).optional(),
    unfilled: z.array(z.strictObject({ post: z.string(), reasons: z.array(z.string()) })).optional(),
    violations: z.array(z.array(z.string())).default([]),
    people_months: z.strictObject({ east_to_west: z.int(), west_to_east: z.int() }).optional(),
    conflicts: z.array(z.string()).default([]),
  }),
});

const folder = 'tests/cases/schedules';
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ScheduleCase.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))));

describe('worked secondment plans', () => {
  it.each(cases)('$title', async ({ problem: input, expect: expected }) => {
    const read = readProblem(input);
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const { problem, names } = read;
    const solver = await loadHighsSolver();
    const plan = planSecondments(problem, { gap: 0, seed: 0, budget: new Budget({ work: 1e6 }), solver });
    if (plan.objective !== null) expect(checkPlan(problem, plan.assignments)).toEqual([]);
    const sorted = [...plan.assignments].sort((a, b) => a.person - b.person || a.start - b.start);
    expect({
      status: plan.status,
      objective: plan.objective,
      violations: plan.violations.map(({ waived }) => waived),
      conflicts: plan.conflicts.map(({ code }) => code),
      ...(expected.assignments && {
        assignments: sorted.map(({ person, post, start, months }) => {
          return { person: names.people[person], post: names.posts[post], from: monthOf(names.firstMonth + start), months };
        }),
      }),
      ...(expected.unfilled && {
        unfilled: unfilledPosts(problem, plan.assignments).map(({ post, reasons }) => {
          return { post: names.posts[post], reasons: reasons.map(({ code }) => code) };
        }),
      }),
      ...(expected.people_months && { people_months: { east_to_west: plan.balance.eastToWest, west_to_east: plan.balance.westToEast } }),
    }).toEqual(expected);
  });
});
