import { expect, it } from 'vitest';
import type { SitingQuestion } from '../../../domain/siting-run.ts';
import { siting, type SitingOutput } from './siting.ts';

const question: SitingQuestion = {
  name: '测试',
  objective: 'coverage',
  measure: 'hours',
  sites: [
    { name: 'A', cost: 30, beds: 10 },
    { name: 'B', cost: 20 },
  ],
  counties: [
    { name: 'x', demand: 8 },
    { name: 'y', demand: 5 },
  ],
  ways: [
    ['x', 'A', 1],
    ['x', 'B', 5],
    ['y', 'A', 4],
    ['y', 'B', 1.5],
  ],
  reach: { full: 2, none: 6 },
  mostSites: 12,
};

const solve = async (workLimit: number | null, told: number[] = []): Promise<SitingOutput> => {
  const solved = await siting.solve(question, question, { seed: 1, workLimit, progress: () => {}, best: (work) => void told.push(work) });
  if ('fault' in solved) throw new Error(solved.fault);
  return siting.output.parse(solved.output);
};

it('solves one site, two, and so on, each proved; stopped early, the same scenarios to the bit', async () => {
  const told: number[] = [];
  const all = await solve(null, told);
  expect(told).toEqual([1, 2]);
  expect(all.scenarios.map(({ most, status, objective, bound }) => [most, status, objective, bound])).toEqual([
    [1, 'optimal', 8, 8],
    [2, 'optimal', 13, 13],
  ]);
  expect(await solve(1)).toEqual({ ...all, scenarios: all.scenarios.slice(0, 1) });
  expect(siting.summarise(question, all, question)).toEqual({ sites: 2, counties: 2, scenarios: 2, open: 2, served: 2 });
  expect(siting.comparable(question, all).items.map(({ parties, value }) => [...parties, value])).toEqual([
    ['x', 'A', 8],
    ['y', 'B', 5],
  ]);
});

it('reads the tables that its parameters name, and refuses a question in which a way is missing', async () => {
  const { sites, counties, ways, ...settings } = question;
  const asked = { ...settings, tables: 'a'.repeat(64), siteCount: 2, countyCount: 2 };
  const wayRows = [
    [1, 5],
    [4, 'none' as const],
  ];
  const source = (tables: unknown) => ({ sitingTables: () => Promise.resolve(tables) }) as unknown as Parameters<typeof siting.gather>[0];
  const refused = { ok: false, error: { code: 'bad_parameters' } };
  expect(siting.parameters.parse(asked)).toEqual(asked);
  expect(await siting.gather(source({ sites, counties, wayRows }), asked)).toEqual({
    ok: true,
    value: { ...settings, sites, counties, wayRows },
  });
  expect(await siting.gather(source({ sites, counties, wayRows: [[1, 5]] }), asked)).toEqual(refused);
  expect(await siting.gather(source(null), asked)).toEqual(refused);
  // As runs recorded it before.
  expect(siting.parameters.parse(question)).toEqual(question);
  expect(await siting.gather(source(null), question)).toEqual({ ok: true, value: question });
  expect(await siting.gather(source(null), { ...question, ways: ways!.slice(1) })).toEqual(refused);
});
