import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readPortfolio } from '../../src/cli/read-portfolio.ts';
import { loadHighsSolver } from '../../src/lib/adapters/highs/solve.ts';
import { Budget } from '../../src/lib/engine/budget.ts';
import { checkPortfolio } from '../../src/lib/engine/projects/check.ts';
import { selectPortfolio } from '../../src/lib/engine/projects/portfolio.ts';

const Unmet = z.strictObject({ id: z.string(), missing: z.int() });
const PortfolioCase = z.strictObject({
  title: z.string(),
  why: z.string(),
  problem: z.unknown(),
  expect: z.strictObject({
    status: z.enum(['optimal', 'infeasible']),
    objective: z.number().nullable(),
    selected: z.array(z.string()),
    unmet: z.array(Unmet).default([]),
    conflicts: z.array(z.string()).default([]),
  }),
});

const folder = 'tests/cases/portfolio';
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => PortfolioCase.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))));

describe('worked portfolios', () => {
  it.each(cases)('$title', async ({ problem, expect: expected }) => {
    const read = readPortfolio(Buffer.from(JSON.stringify(problem)));
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const solver = await loadHighsSolver();
    const found = selectPortfolio(read.packing, { gap: 0, seed: 0, budget: new Budget({ work: 1e6 }), solver });
    if (found.objective !== null) expect(checkPortfolio(read.packing, found.selected)).toEqual([]);
    expect({
      status: found.status,
      objective: found.objective,
      selected: read.bundles.filter((_, j) => found.selected[j] === 1),
      unmet: found.unmet.map(({ rule, missing }) => ({ id: read.rules[rule], missing })),
      conflicts: found.conflicts.map(({ code }) => code),
    }).toEqual(expected);
  });
});
