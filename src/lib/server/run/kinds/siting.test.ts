import { expect, it } from 'vitest';
import type { SitingParameters } from '../../../domain/siting-run.ts';
import { siting, type SitingOutput } from './siting.ts';

const question: SitingParameters = {
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
  expect(siting.summarise(question, all)).toEqual({ sites: 2, counties: 2, scenarios: 2, open: 2, served: 2 });
  expect(siting.comparable(question, all).items.map(({ parties, value }) => [...parties, value])).toEqual([
    ['x', 'A', 8],
    ['y', 'B', 5],
  ]);
});

it('gathers nothing, and refuses a question in which a way is missing', async () => {
  const source = {} as Parameters<typeof siting.gather>[0];
  expect(await siting.gather(source, question)).toEqual({ ok: true, value: question });
  expect(await siting.gather(source, { ...question, ways: question.ways.slice(1) })).toEqual({
    ok: false,
    error: { code: 'bad_parameters' },
  });
});
