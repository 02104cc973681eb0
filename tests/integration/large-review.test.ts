import { afterAll, beforeAll, expect, it } from 'vitest';
import { end, startWorker } from '../../src/launch/processes.mjs';
import type { PortfolioParameters } from '../../src/lib/domain/portfolio-run.ts';
import { allRows } from '../../src/lib/server/all-rows.ts';
import { createServiceDb, unwrap, type Db } from '../../src/lib/server/db.ts';
import { openPortfolio } from '../../src/lib/server/portfolio/open-portfolio.ts';
import { closePortfolio, decideProjects, portfolioMoves, readPortfolio } from '../../src/lib/server/portfolio/portfolios.ts';
import { proposalsOfProjects } from '../../src/lib/server/proposal/proposals-of-projects.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';
import { publishManyFirms } from '../support/many-firms.ts';
import { demoClient, ended, runWhen } from '../support/runs.ts';

/** Hundreds of projects: an output of several slices, and more ids than an address can carry. */
const PARAMETERS: PortfolioParameters = {
  scope: { area: 'country' },
  modes: ['market_and_product', 'firm_and_resource'],
  dial: 0,
  mostPerParty: 5,
  startsOn: null,
  ignoreOthers: false,
  insteadOf: null,
  pinned: [],
  banned: [],
  seconds: 1,
  today: '2026-11-26',
};

let backend: TestBackend;
let coordinator: Db;
let worker: ReturnType<typeof startWorker>;

beforeAll(async () => {
  backend = await testBackend();
  coordinator = await demoClient(backend, 'coordinator');
  await publishManyFirms(backend, 400);
  worker = startWorker(backend, {});
  await worker.ready;
});
afterAll(async () => {
  await end(worker.child);
  await backend?.close();
});

it('opens, decides and closes a review of more than 250 projects', { timeout: 120_000 }, async () => {
  const id = unwrap('enqueue_run', await coordinator.rpc('enqueue_run', { kind: 'portfolio', parameters: PARAMETERS }));
  const run = await runWhen(coordinator, id, ended, 90_000);
  expect(run).toMatchObject({ status: 'done', fault: null });
  const opened = await openPortfolio(coordinator, run, { point: 0, name: '几百个', why: '总收益最高' });
  if (!opened.ok) throw new Error(opened.error.code);
  const projects = (await readPortfolio(coordinator, opened.value))?.projects ?? [];
  expect(projects.length).toBeGreaterThan(250);
  expect(projects).toHaveLength(run.summary?.['projects'] ?? NaN);

  expect(await portfolioMoves(coordinator, opened.value)).toEqual(new Map());
  expect(await proposalsOfProjects(coordinator, opened.value)).toEqual({});
  const all = projects.map((project) => project.id);
  expect(await decideProjects(coordinator, opened.value, { projects: all, decision: 'kept', why: '条件具备' })).toMatchObject({ ok: true });
  // All of its listings are paused: hundreds are named, through one short address.
  const service = createServiceDb(backend.url, backend.secretKey);
  const setAll = async (from: 'published' | 'paused', to: 'published' | 'paused') =>
    unwrap('listings', await service.from('listings').update({ status: to }).eq('status', from).select('id'));
  await setAll('published', 'paused');
  const moves = await portfolioMoves(coordinator, opened.value);
  expect(moves.size).toBe(projects.length);
  expect([...moves.values()].every((parties) => [...parties.keys()].every((ref) => ref !== ''))).toBe(true);
  expect(await closePortfolio(coordinator, opened.value, '')).toMatchObject({ error: { code: 'listing_withdrawn' } });
  await setAll('paused', 'published');

  expect(await closePortfolio(coordinator, opened.value, '')).toMatchObject({ ok: true });
  expect((await readPortfolio(coordinator, opened.value))?.status).toBe('reviewed');
});

it('reads more rows than the backend gives at once', async () => {
  const { count } = await coordinator.from('regions').select('*', { count: 'exact', head: true });
  const codes = await allRows('regions', (from, to) => coordinator.from('regions').select('code').order('code').range(from, to));
  expect(count).toBeGreaterThan(1000);
  expect(new Set(codes.map(({ code }) => code)).size).toBe(count);
});
