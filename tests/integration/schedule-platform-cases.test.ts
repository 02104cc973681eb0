import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadHighsSolver } from '../../src/lib/adapters/highs/solve.ts';
import { Month, monthNumber, monthOf } from '../../src/lib/domain/month.ts';
import { Budget } from '../../src/lib/engine/budget.ts';
import { checkPlan } from '../../src/lib/engine/secondments/check.ts';
import { appProblem, plainly } from '../../src/lib/engine/secondments/levels/app-problem.ts';
import { checkApp } from '../../src/lib/engine/secondments/levels/check-app.ts';
import { planApp } from '../../src/lib/engine/secondments/levels/plan-app.ts';
import { readProblem } from '../../src/lib/engine/secondments/read-problem.ts';

const Case = z.strictObject({
  title: z.string(),
  why: z.string(),
  problem: z.unknown(),
  rules: z.strictObject({
    cover: z.array(z.strictObject({ organisation: z.string(), skill: z.string(), staff: z.int(), keep: z.int() })).default([]),
    handovers: z.array(z.strictObject({ before: z.string(), after: z.string(), months: z.int() })).default([]),
    pairs: z.array(z.strictObject({ people: z.tuple([z.string(), z.string()]), how: z.enum(['together', 'one_stays']) })).default([]),
    rest: z.int().default(0),
    back: z.record(z.string(), Month).default({}),
    hardship: z.array(z.string()).default([]),
    served: z.record(z.string(), z.int()).default({}),
  }),
  expect: z.array(z.strictObject({ person: z.string(), post: z.string(), from: Month, months: z.int() })),
});

const folder = 'tests/cases/schedules/platform';
const cases = readdirSync(folder).map((name) => Case.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))));

describe('worked cases of the platform’s own rules', () => {
  it.each(cases)('$title', async ({ problem: input, rules, expect: expected }) => {
    const read = readProblem(input);
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const { problem, names } = read;
    const [organisation, person, post, skill] = [names.organisations, names.people, names.posts, names.skills].map(
      (all) => (id: string) => all.indexOf(id),
    ) as [(id: string) => number, (id: string) => number, (id: string) => number, (id: string) => number];
    const plain = plainly(problem);
    const app = appProblem(
      problem,
      {
        ...plain.rules,
        cover: rules.cover.map((each) => ({ ...each, organisation: organisation(each.organisation), skill: skill(each.skill) })),
        handovers: rules.handovers.map((each) => ({ ...each, before: post(each.before), after: post(each.after) })),
        pairs: rules.pairs.map(({ people: [a, b], how }) => ({ people: [person(a), person(b)] as const, how })),
        rest: rules.rest,
        back: names.people.map((id) => (rules.back[id] ? monthNumber(rules.back[id]) - names.firstMonth : null)),
      },
      {
        ...plain.wishes,
        hardship: names.posts.map((id) => rules.hardship.includes(id)),
        served: names.people.map((id) => rules.served[id] ?? 0),
      },
    );
    const plan = planApp(app, {
      gap: 0,
      seed: 0,
      budget: new Budget({ work: 1e5 }),
      polish: new Budget({ work: 2_000 }),
      solver: await loadHighsSolver(),
    });
    expect([...checkPlan(problem, plan.assignments), ...checkApp(app, plan.assignments)]).toEqual([]);
    const named = plan.assignments
      .toSorted((a, b) => a.person - b.person)
      .map(({ person: p, post: q, start, months }) => ({
        person: names.people[p],
        post: names.posts[q],
        from: monthOf(names.firstMonth + start),
        months,
      }));
    expect(named).toEqual(expected);
  });
});
