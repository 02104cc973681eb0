import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { end, startWorker } from '../../src/launch/processes.mjs';
import { ModeId } from '../../src/lib/domain/mode.ts';
import type { PortfolioParameters } from '../../src/lib/domain/portfolio-run.ts';
import { unwrap, type Db } from '../../src/lib/server/db.ts';
import { publishedNow } from '../../src/lib/server/listing/published.ts';
import { openPortfolio } from '../../src/lib/server/portfolio/open-portfolio.ts';
import { portfolioView } from '../../src/lib/server/portfolio/portfolio-view.ts';
import { decideProjects, readPortfolio } from '../../src/lib/server/portfolio/portfolios.ts';
import { withdrawnAmong } from '../../src/lib/server/portfolio/review-view.ts';
import type { PortfolioOutput } from '../../src/lib/server/run/kinds/portfolio.ts';
import { readResult } from '../../src/lib/server/run/run-result.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';
import { demoClient, ended, runWhen } from '../support/runs.ts';

/** The demo county's listing, which the plan has to give a project. */
const REF = 'county-653127';
const COUNTRY: PortfolioParameters = {
  scope: { area: 'country' },
  modes: [...ModeId.options],
  dial: 0.15,
  mostPerParty: 5,
  startsOn: '2027-02-01',
  ignoreOthers: false,
  insteadOf: null,
  pinned: [{ what: 'listing', listing: REF }],
  banned: [],
  seconds: 10,
  today: '2026-11-26',
};

let backend: TestBackend;
let coordinator: Db;
let county: Db;
let worker: ReturnType<typeof startWorker>;

beforeAll(async () => {
  backend = await testBackend();
  [coordinator, county] = await Promise.all([demoClient(backend, 'coordinator'), demoClient(backend, 'county')]);
  worker = startWorker(backend, {});
  await worker.ready;
});
afterAll(async () => {
  await end(worker.child);
  await backend?.close();
});

const enqueue = async () => unwrap('enqueue_run', await coordinator.rpc('enqueue_run', { kind: 'portfolio', parameters: COUNTRY }));

describe('a listing withdrawn in the middle of a run', { timeout: 120_000 }, () => {
  it('leaves the run whole, is named by its result, and is kept by nobody', async () => {
    const id = await enqueue();
    await runWhen(coordinator, id, ({ status, inputHash }) => status === 'running' && inputHash !== null);
    unwrap('change_listing_state', await county.rpc('change_listing_state', { listing_ref: REF, verb: 'withdraw', note: '另有安排' }));
    const withdrawnAt = Date.now();
    const run = await runWhen(coordinator, id, ended);
    expect(Date.parse(run.endedAt ?? '')).toBeGreaterThan(withdrawnAt); // it was in the middle
    expect(run).toMatchObject({ status: 'done', fault: null });

    const result = await readResult(coordinator, run);
    const output = result?.output as PortfolioOutput;
    // Beside what is withdrawn: re-used equipment goes west in four steps, each with its party and its days.
    const reused = output.bundles.filter(({ mode }) => mode === 'equipment_reuse');
    expect(reused.length).toBeGreaterThan(0);
    for (const { steps, parties } of reused) {
      expect(steps.map(({ step }) => step)).toEqual(['hand_over', 'transport', 'dismantling', 'reuse']);
      expect(steps.every(({ listing, from, until }) => parties.some((party) => party.listing === listing) && from && until)).toBe(true);
      expect(steps[0]?.from).toBe('2027-02-01');
    }
    const locals = { db: coordinator, locale: 'zh' as const, listingsVersion: '' };
    await publishedNow(coordinator);
    const view = await portfolioView(locals, result!);
    expect(view.movedNames).toEqual(['已撤下：麦盖提县。']);
    expect(view.rows.filter(({ move }) => move === 'withdrawn')).toHaveLength(view.moved);

    const opened = await openPortfolio(coordinator, run, { point: output.asked, name: '', why: '看看还剩什么' });
    if (!opened.ok) throw new Error(opened.error.code);
    const projects = (await readPortfolio(coordinator, opened.value))?.projects ?? [];
    const all = projects.map((project) => project.id);
    expect(await decideProjects(coordinator, opened.value, { projects: all, decision: 'kept', why: '可行' })).toMatchObject({
      error: { code: 'listing_withdrawn' },
    });
    expect(await withdrawnAmong(locals, opened.value, all)).toBe('麦盖提县');
    const decisions = async () => new Set((await readPortfolio(coordinator, opened.value))?.projects.map(({ decision }) => decision));
    expect(await decisions()).toEqual(new Set(['open'])); // nothing half-written
    const gone = projects
      .filter(({ bundle }) => view.rows.some((row) => row.id === bundle && row.move === 'withdrawn'))
      .map((each) => each.id);
    const others = all.filter((project) => !gone.includes(project));
    expect(gone.length).toBeGreaterThan(0);
    for (const [chosen, decision] of [
      [gone, 'removed'],
      [others, 'kept'],
    ] as const)
      expect(await decideProjects(coordinator, opened.value, { projects: [...chosen], decision, why: '按现状' })).toMatchObject({
        ok: true,
      });
    unwrap('close_portfolio', await coordinator.rpc('close_portfolio', { portfolio_id: opened.value }));

    // What was recorded still gives the same answer; what is published now gives none for the pin, and says who is gone.
    const again = unwrap('repeat_run', await coordinator.rpc('repeat_run', { run_id: run.id }));
    const now = await enqueue();
    expect(await runWhen(coordinator, again, ended)).toMatchObject({ status: 'done', outputHash: run.outputHash });
    const after = (await readResult(coordinator, await runWhen(coordinator, now, ended)))?.output as PortfolioOutput;
    expect(after).toMatchObject({
      status: 'infeasible',
      points: [],
      conflicts: [{ code: 'pin_without_candidate', pin: { what: 'listing', listing: REF }, gone: [REF] }],
    });
  });
});
