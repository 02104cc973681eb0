import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadHighsSolver } from '../../src/lib/adapters/highs/solve.ts';
import { faultsOfSiting, SitingProblem } from '../../src/lib/domain/siting.ts';
import { Budget } from '../../src/lib/engine/budget.ts';
import type { Solver } from '../../src/lib/engine/solver/port.ts';
import { siteStations } from '../../src/lib/engine/stations/siting.ts';

const Pairs = z.array(z.tuple([z.string(), z.string()]));
const SitingCase = z.strictObject({
  title: z.string(),
  why: z.string(),
  problem: z.unknown(),
  expect: z.strictObject({
    status: z.enum(['optimal', 'infeasible']),
    objective: z.number().nullable(),
    open: z.array(z.string()),
    serves: Pairs,
    conflicts: z.array(z.string()).default([]),
  }),
});

const folder = 'tests/cases/stations';
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => SitingCase.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))));

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

describe('worked sitings', () => {
  it.each(cases)('$title', ({ problem, expect: expected }) => {
    const read = SitingProblem.parse(problem);
    expect(faultsOfSiting(read)).toEqual([]);
    const found = siteStations(read, { gap: 0, seed: 0, budget: new Budget({ work: 1e6 }), solver });
    const objective = found.worth === null ? null : Number(Math.abs(found.worth).toFixed(9));
    const serves = read.counties.flatMap(({ id }, i) => (found.servedBy[i]! < 0 ? [] : [[id, read.sites[found.servedBy[i]!]!.id]]));
    const open = read.sites.filter((_, j) => found.servedBy.includes(j)).map(({ id }) => id);
    expect({ status: found.status, objective, open, serves, conflicts: found.conflicts.map(({ code }) => code) }).toEqual(expected);
  });
});

function feiqiao(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/feiqiao.ts', 'stations', ...args], { input, encoding: 'utf8' });
  return { status, stdout, lines: stderr.split('\n').filter(Boolean) };
}

describe('feiqiao stations', () => {
  it('runs the example of its help, and gives the same bytes for the same work', () => {
    const args = ['--in', 'supabase/samples/sites.json', '--gap', '0', '--work', '5000'];
    const once = feiqiao(args);
    expect([once.status, once.lines]).toEqual([0, []]);
    const { seconds, ...answer } = JSON.parse(once.stdout) as Record<string, unknown>;
    expect(answer).toEqual({
      status: 'optimal',
      objective: 31.3,
      bound: 31.3,
      gap: 0,
      stopped_by: 'gap',
      open: ['喀什', '西宁'],
      serves: [
        ['653127', '喀什'],
        ['653130', '喀什'],
        ['653223', '喀什'],
        ['632321', '西宁'],
      ],
    });
    expect(seconds).toBeTypeOf('number');
    const bytes = (text: string) => text.replace(/"seconds":[\d.]+/, '');
    expect(bytes(feiqiao(args).stdout)).toBe(bytes(once.stdout));
  });

  it('names every fault by its place, and writes nothing', () => {
    const problem = {
      sites: [{ id: 'a', cost: -1 }, { id: 'a' }],
      counties: [{ id: 'x', demand: 2 }],
      benefit: [
        ['x', 'a', 1.5],
        ['y', 'a', 0.5],
      ],
      max: 3,
    };
    const { status, stdout, lines } = feiqiao(['--lang', 'en'], JSON.stringify(problem));
    expect([status, stdout]).toEqual([2, '']);
    expect(lines).toEqual([
      'sites[0].cost: must be ≥ 0 (got -1)',
      'benefit[0][2]: must be ≤ 1 (got 1.5)',
      'max: is not a known key; check the spelling',
      '3 faults; nothing was written',
    ]);
    const named = feiqiao(
      ['--lang', 'en'],
      JSON.stringify({ ...problem, sites: [{ id: 'a' }, { id: 'a' }], max: undefined, benefit: [['y', 'b', 1]] }),
    );
    expect(named.lines.slice(0, 3)).toEqual([
      'sites[1].id: occurs twice: "a" was used before',
      'benefit[0][0]: is not known: "y"',
      'benefit[0][1]: is not known: "b"',
    ]);
    expect(feiqiao(['--lang', 'en'], '{"sites": [}').lines[0]).toContain('line 1: is not valid JSON');
  });

  it('says which county no site can serve', () => {
    const problem = JSON.parse(readFileSync(`${folder}/a-county-no-site-can-serve.json`, 'utf8')) as { problem: unknown };
    const { status, stdout } = feiqiao(['--lang', 'en'], JSON.stringify(problem.problem));
    expect(status).toBe(0);
    const { conflicts, objective } = JSON.parse(stdout) as { conflicts: { county: string; text: string }[]; objective: null };
    expect([objective, conflicts[0]?.county, conflicts[0]?.text.includes('No site can serve 乙县')]).toEqual([null, '乙县', true]);
  });
});
