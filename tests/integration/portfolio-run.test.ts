import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { end, startWorker } from '../../src/launch/processes.mjs';
import { ModeId } from '../../src/lib/domain/mode.ts';
import type { PortfolioParameters } from '../../src/lib/domain/portfolio-run.ts';
import type { Run } from '../../src/lib/domain/run.ts';
import { createServiceDb, unwrap, type Db } from '../../src/lib/server/db.ts';
import { openPortfolio } from '../../src/lib/server/portfolio/open-portfolio.ts';
import type { PortfolioInput, PortfolioOutput } from '../../src/lib/server/run/kinds/portfolio.ts';
import { comparedRun, readResult } from '../../src/lib/server/run/run-result.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';
import { demoClient, ended, runWhen } from '../support/runs.ts';

/** Portfolios from asking to the decision, with a real worker: what a coordinator of 山东 gets for her pair with 甘肃. */
const PAIR: PortfolioParameters = {
  scope: { area: 'pair', east: '370000', west: '620000' },
  modes: [...ModeId.options],
  dial: 0.15,
  mostPerParty: 5,
  startsOn: '2027-02-01',
  ignoreOthers: false,
  insteadOf: null,
  pinned: [],
  banned: [],
  seconds: 10,
  today: '2026-11-26',
};

let backend: TestBackend;
let coordinator: Db;
let worker: ReturnType<typeof startWorker>;

beforeAll(async () => {
  backend = await testBackend();
  coordinator = await demoClient(backend, 'coordinator');
  worker = startWorker(backend, {});
  await worker.ready;
});
afterAll(async () => {
  await end(worker.child);
  await backend?.close();
});

const solved = async (change: Partial<PortfolioParameters> = {}): Promise<Run> => {
  const parameters = { ...PAIR, ...change };
  const id = unwrap('enqueue_run', await coordinator.rpc('enqueue_run', { kind: 'portfolio', parameters }));
  return runWhen(coordinator, id, ended);
};
const resultOf = async (run: Run) => (await readResult(coordinator, run)) as { input: PortfolioInput; output: PortfolioOutput };

describe('a portfolio run', { timeout: 120_000 }, () => {
  let first: Run;

  it('chooses projects that fit together, says how good they are, and repeats to the bit', async () => {
    first = await solved();
    const { input, output } = await resultOf(first);
    expect(first).toMatchObject({ status: 'done', fault: null });
    expect(output.status).toBe('optimal');
    expect(first.bound).toBeCloseTo(first.objective ?? NaN, 6);
    const asked = output.points[output.asked];
    expect(asked?.selected.length).toBeGreaterThan(1);
    expect(output.points.map(({ served }) => served)).toEqual(output.points.map(({ served }) => served).sort((a, b) => a - b));

    // Nothing is promised twice, whatever the solver says.
    const offered = new Map(
      input.listings.flatMap(({ listing }) => listing.offers.map((offer, at) => [`${listing.id}#${at}`, offer.quantity])),
    );
    const taken = new Map<string, number>();
    for (const { id, uses } of output.bundles) {
      if (asked?.selected.includes(id))
        for (const { listing, at, amount } of uses) taken.set(`${listing}#${at}`, (taken.get(`${listing}#${at}`) ?? 0) + amount);
    }
    for (const [offer, amount] of taken) expect([offer, amount <= (offered.get(offer) ?? Infinity) * (1 + 1e-9)]).toEqual([offer, true]);

    const again = unwrap('repeat_run', await coordinator.rpc('repeat_run', { run_id: first.id }));
    expect(await runWhen(coordinator, again, ended)).toMatchObject({ status: 'done', outputHash: first.outputHash, work: first.work });
  });

  it('stops in the middle with the best so far, which repeats to the bit', async () => {
    const parameters: PortfolioParameters = { ...PAIR, scope: { area: 'country' }, seconds: 300 };
    const id = unwrap('enqueue_run', await coordinator.rpc('enqueue_run', { kind: 'portfolio', parameters }));
    await runWhen(coordinator, id, ({ objective }) => objective !== null);
    unwrap('cancel_run', await coordinator.rpc('cancel_run', { run_id: id }));
    const stopped = await runWhen(coordinator, id, ended);
    expect(stopped.status).toBe('cancelled');
    expect(stopped.work).toBeGreaterThan(0);
    expect((await resultOf(stopped)).output.points.length).toBeGreaterThan(0);
    const again = unwrap('repeat_run', await coordinator.rpc('repeat_run', { run_id: id }));
    expect(await runWhen(coordinator, again, ended)).toMatchObject({ status: 'done', outputHash: stopped.outputHash, work: stopped.work });
  });

  it('keeps pins, obeys bans, and says which of them contradict each other', async () => {
    const { output } = await resultOf(first);
    const [best] = output.bundles;
    const { mode, parties } = best!;
    const project = { what: 'project' as const, mode, parties: parties.map(({ listing }) => listing) };
    const without = await resultOf(await solved({ banned: [project] }));
    expect(without.output.bundles.map(({ id }) => id)).not.toContain(best?.id);
    const host = { what: 'listing' as const, listing: best!.host };
    const clash = await resultOf(await solved({ pinned: [project], banned: [host] }));
    expect(clash.output).toMatchObject({
      status: 'infeasible',
      points: [],
      conflicts: [{ code: 'pinned_and_banned', pin: project, ban: host }],
    });
    const nowhere = { what: 'region' as const, region: '653127' };
    const unreachable = await resultOf(await solved({ pinned: [nowhere] }));
    expect(unreachable.output).toMatchObject({
      status: 'infeasible',
      conflicts: [{ code: 'pin_without_candidate', pin: nowhere, gone: [] }],
    });
  });

  it('says when one side has nobody', async () => {
    expect(await solved({ scope: { area: 'pair', east: '810000', west: '620000' } })).toMatchObject({
      status: 'failed',
      fault: 'one_side_empty',
    });
  });

  it('promises nothing again that another plan keeps, unless it replaces that plan or is told to ignore it', async () => {
    const opened = await openPortfolio(coordinator, first, { point: 0, name: '', why: '先占下' });
    if (!opened.ok) throw new Error(opened.error.code);
    const projects = unwrap('projects', await coordinator.from('projects').select('id').eq('portfolio_id', opened.value));
    const ids = projects.map(({ id }) => id);
    unwrap(
      'decide_projects',
      await coordinator.rpc('decide_projects', { portfolio_id: opened.value, projects: ids, decision: 'kept', why: '可行' }),
    );
    const afterRun = await solved();
    const after = await resultOf(afterRun);
    // What proposals of the sample hold is promised before and after.
    const before = (await resultOf(first)).input.promised;
    expect(after.input.promised?.offers.length).toBeGreaterThan(before?.offers.length ?? 0);
    expect(after.output.points[after.output.asked]?.selected).not.toEqual((await resultOf(first)).output.points[0]?.selected);
    const known = [first, afterRun].map((run) =>
      readResult(coordinator, run).then((result) => comparedRun(run, result!).parameters['promised']),
    );
    const [knownBefore, knownAfter] = await Promise.all(known);
    expect(knownAfter).toMatch(/^\d+ \d+ /); // why the two differ
    expect(knownAfter).not.toEqual(knownBefore);
    expect((await resultOf(await solved({ ignoreOthers: true }))).input.promised).toBeNull();
    expect((await resultOf(await solved({ insteadOf: first.id }))).input.promised).toEqual(before);
    unwrap('drop_portfolio', await coordinator.rpc('drop_portfolio', { portfolio_id: opened.value, why: '换一个' }));
    expect((await resultOf(await solved())).input.promised).toEqual(before);
  });

  it('opens a review from slices where the output is larger than a call', async () => {
    const { output } = await resultOf(first);
    const json = JSON.stringify(output);
    const slice = Math.ceil(json.length / 3);
    for (const place of [0, 1, 2]) {
      const sent = { run_id: first.id, place, slice: json.slice(place * slice, (place + 1) * slice) };
      unwrap('send_output_slice', await coordinator.rpc('send_output_slice', sent));
    }
    const chosen = { run_id: first.id, point: 0, name: '切片', why: '总收益最高' };
    const id = unwrap('open_sent_portfolio', await coordinator.rpc('open_sent_portfolio', chosen));
    const projects = unwrap('projects', await coordinator.from('projects').select('bundle').eq('portfolio_id', id).order('place'));
    expect(projects.map(({ bundle }) => bundle)).toEqual(output.points[0]?.selected);
    expect((await coordinator.rpc('open_sent_portfolio', chosen)).error?.message).toBe('bad_request');
  });

  it('is not accepted with a listing that was withdrawn in the meantime', async () => {
    const opened = await openPortfolio(coordinator, first, { point: 0, name: '', why: '总收益最高' });
    if (!opened.ok) throw new Error(opened.error.code);
    const projects = unwrap('projects', await coordinator.from('projects').select('id').eq('portfolio_id', opened.value));
    const decide = (ids: string[], decision: 'kept' | 'removed') =>
      coordinator.rpc('decide_projects', { portfolio_id: opened.value, projects: ids, decision, why: '试一试' });
    unwrap(
      'decide_projects',
      await decide(
        projects.map(({ id }) => id),
        'kept',
      ),
    );

    const service = createServiceDb(backend.url, backend.secretKey);
    const [party] = unwrap('project_parties', await coordinator.from('project_parties').select('listing_id').limit(1));
    unwrap(
      'listings',
      await service
        .from('listings')
        .update({ status: 'withdrawn' })
        .eq('id', party?.listing_id ?? '')
        .select('id'),
    );
    const close = async () => (await coordinator.rpc('close_portfolio', { portfolio_id: opened.value })).error?.message ?? 'closed';
    expect(await close()).toBe('listing_withdrawn');
    const moved = unwrap('portfolio_moves', await coordinator.rpc('portfolio_moves', { portfolio_id: opened.value }));
    expect(moved.map(({ how }) => how)).toContain('withdrawn');
    unwrap(
      'decide_projects',
      await decide(
        moved.map(({ project_id }) => project_id),
        'removed',
      ),
    );
    expect(await close()).toBe('closed');
  });
});
