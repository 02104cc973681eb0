import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { end, startWorker } from '../../src/launch/processes.mjs';
import { RUN_TRANSITIONS } from '../../src/lib/domain/run-transition.ts';
import { createServiceDb, unwrap, type Db } from '../../src/lib/server/db.ts';
import { readRun } from '../../src/lib/server/run/get-run.ts';
import { loadObject } from '../../src/lib/server/run/objects.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';
import { demoClient, ended, runWhen } from '../support/runs.ts';
import { hardSiting } from '../support/hard-siting.ts';

/** Runs from asking to the result, with real workers, and what a lease is worth when they are killed. */
const WHOLE_COUNTRY = { scope: { area: 'country' }, top: 3, asOf: 2026 };

let backend: TestBackend;
let coordinator: Db;
let service: Db;

beforeAll(async () => {
  backend = await testBackend();
  coordinator = await demoClient(backend, 'coordinator');
  service = createServiceDb(backend.url, backend.secretKey);
});
afterAll(() => backend?.close());

const enqueue = async (parameters: object = WHOLE_COUNTRY): Promise<string> =>
  unwrap('enqueue_run', await coordinator.rpc('enqueue_run', { kind: 'ranking', parameters: parameters as never }));
/** Takes seconds on any machine, so that there is a middle to be stopped, shut down or killed in. */
const enqueueSiting = async (mostSites: number): Promise<string> =>
  unwrap('enqueue_run', await coordinator.rpc('enqueue_run', { kind: 'siting', parameters: hardSiting(mostSites) }));
const claim = async (worker: string, leaseSeconds = 30) =>
  unwrap('claim_run', await service.rpc('claim_run', { worker, lease_seconds: leaseSeconds, kinds: ['ranking'] }));
const trailOf = async (id: string): Promise<string[]> =>
  unwrap('audit_events', await service.from('audit_events').select('verb').eq('subject_id', id).order('id')).map(({ verb }) => verb);

describe('the queue', () => {
  it('has the life that the program knows', async () => {
    const rows = unwrap('run_transitions', await coordinator.from('run_transitions').select('*'));
    const told = rows.map(({ from_status: from, verb, to_status: to, actor }) => ({ from, verb, to, actor }));
    const inOrder = (list: readonly object[]) => list.map((row) => JSON.stringify(row)).sort();
    expect(inOrder(told)).toEqual(inOrder(RUN_TRANSITIONS));
  });

  it('never hands one run to two workers that ask at once', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => enqueue()));
    const claims = (await Promise.all(Array.from({ length: 10 }, (_, n) => claim(`w${n}`)))).flat();
    expect(claims.map(({ id }) => id).sort()).toEqual([...ids].sort());
    for (const { id, attempt } of claims) {
      unwrap('hand_back_run', await service.rpc('hand_back_run', { run_id: id, attempt }));
      unwrap('cancel_run', await coordinator.rpc('cancel_run', { run_id: id }));
    }
    expect(await Promise.all(ids.map(async (id) => (await readRun(coordinator, id))?.status))).toEqual(Array(4).fill('cancelled'));
  });

  it('refuses whoever held it before, also while two finish at once', async () => {
    const id = await enqueue();
    const [first] = await claim('slow', 1);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    const [second] = await claim('quick');
    expect([first?.attempt, second?.attempt]).toEqual([1, 2]);
    const finish = (attempt: number) =>
      service.rpc('finish_run', {
        run_id: id,
        attempt,
        interrupted: false,
        engine_version: 'test',
        work: 1,
        path: `${id}/output-${attempt}.json.gz`,
        hash: 'a'.repeat(64),
        bytes: 1,
        summary: {},
      });
    const answers = await Promise.all([finish(1), finish(2), finish(2), finish(1)]);
    expect(answers.filter(({ error }) => error === null)).toHaveLength(1);
    expect(answers.flatMap(({ error }) => error?.message ?? [])).toEqual(['lease_lost', 'lease_lost', 'lease_lost']);
    expect((await readRun(coordinator, id))?.outputPath).toBe(`${id}/output-2.json.gz`);
  });
});

describe('workers', () => {
  const start = async (name: string) => {
    const worker = startWorker(backend, { FEIQIAO_WORKER_NAME: name, FEIQIAO_LEASE_SECONDS: '8' });
    await worker.ready;
    return worker.child;
  };

  it('solve, keep what was solved from, repeat it to the bit, and keep the best of what is stopped', { timeout: 180_000 }, async () => {
    const worker = await start('solver');
    const own = {
      system: 'collaboration',
      east_code: '370200',
      west_code: '622922',
      valid_from: '2026-01-01',
      confidence: 'medium',
    } as const;
    const pairing = unwrap(
      'add_own_pairing',
      await coordinator.rpc('add_own_pairing', { ...own, valid_until: null as never, source: '两地协议', source_url: '' }),
    );
    const done = await runWhen(coordinator, await enqueue(), ended);
    const input = await loadObject(coordinator, done.inputPath ?? '', done.inputHash ?? '');
    expect(JSON.parse(new TextDecoder().decode(input ?? undefined))).toMatchObject({ pairings: [{ id: pairing }] });
    expect(done).toMatchObject({ status: 'done', work: 69, summary: { enterprises: 69, counties: 204, ranked: 69, ownPairings: 1 } });
    const output = await loadObject(coordinator, done.outputPath ?? '', done.outputHash ?? '');
    expect(JSON.parse(new TextDecoder().decode(output ?? undefined))).toMatchObject({ rankings: { length: 69 } });

    const stopped = await enqueueSiting(12);
    await runWhen(coordinator, stopped, ({ done: scenarios }) => (scenarios ?? 0) > 0);
    unwrap('cancel_run', await coordinator.rpc('cancel_run', { run_id: stopped }));
    const best = await runWhen(coordinator, stopped, ended);
    expect(best.status).toBe('cancelled');
    expect(best.work).toBeGreaterThan(0);
    expect(best.work).toBeLessThan(12);
    expect(await loadObject(coordinator, best.outputPath ?? '', best.outputHash ?? '')).not.toBeNull();

    for (const original of [done, best]) {
      const id = unwrap('repeat_run', await coordinator.rpc('repeat_run', { run_id: original.id }));
      const again = await runWhen(coordinator, id, ended);
      expect(again).toMatchObject({ status: 'done', inputHash: original.inputHash, outputHash: original.outputHash, work: original.work });
      expect(again.outputPath).not.toBe(original.outputPath);
    }
    await end(worker);
  });

  it('say what cannot be solved', { timeout: 60_000 }, async () => {
    const worker = await start('refuser');
    const nobody = await enqueue({ ...WHOLE_COUNTRY, scope: { area: 'pair', east: '810000', west: '820000' } });
    const nonsense = await enqueue({ scope: 'everything' });
    expect(await runWhen(coordinator, nobody, ended)).toMatchObject({ status: 'failed', fault: 'one_side_empty', outputHash: null });
    expect(await runWhen(coordinator, nonsense, ended)).toMatchObject({ status: 'failed', fault: 'bad_parameters' });
    await end(worker);
  });

  it('hand back what they hold when they are shut down', { timeout: 60_000 }, async () => {
    const worker = await start('leaver');
    const id = await enqueueSiting(12);
    await runWhen(coordinator, id, ({ status, inputHash }) => status === 'running' && inputHash !== null);
    await end(worker);
    expect(await readRun(coordinator, id)).toMatchObject({ status: 'queued', attempt: 1 });
    unwrap('cancel_run', await coordinator.rpc('cancel_run', { run_id: id }));
  });

  it('three of them lose nothing and do nothing twice when one is killed in the middle', { timeout: 240_000 }, async () => {
    const ids = await Promise.all([enqueueSiting(2), enqueueSiting(2), ...[1, 2, 3].map(() => enqueue())]);
    const workers = new Map(
      await Promise.all(
        ['a', 'b', 'c'].map(async (name): Promise<[string, Awaited<ReturnType<typeof start>>]> => [name, await start(name)]),
      ),
    );
    const victimRun = await runWhen(coordinator, ids[0] ?? '', ({ status, inputHash }) => status === 'running' && inputHash !== null);
    workers.get(victimRun.worker ?? '')?.kill('SIGKILL');

    const runs = await Promise.all(ids.map((id) => runWhen(coordinator, id, ended, 180_000)));
    expect(runs.map(({ status }) => status)).toEqual(Array(5).fill('done'));
    for (const [index, run] of runs.entries()) {
      const trail = await trailOf(run.id);
      expect(trail.filter((verb) => verb === 'finish')).toHaveLength(1);
      expect(trail.filter((verb) => verb === 'claim')).toHaveLength(index === 0 ? 2 : 1);
      expect(await loadObject(coordinator, run.outputPath ?? '', run.outputHash ?? '')).not.toBeNull();
    }
    expect(runs[0]).toMatchObject({ attempt: 2, inputHash: victimRun.inputHash, outputHash: runs[1]?.outputHash });
    expect(runs[2]?.outputHash).toBe(runs[3]?.outputHash);
    expect(runs[3]?.outputHash).toBe(runs[4]?.outputHash);
    for (const worker of workers.values()) await end(worker);
  });
});

describe('the objects of a run', () => {
  it('are read by its organisation and the auditor, and written by nobody of them', async () => {
    const path =
      unwrap('runs', await service.from('runs').select('output_path').eq('status', 'done').not('input_path', 'is', null).limit(1))[0]
        ?.output_path ?? '';
    const [auditor, otherOffice, county] = await Promise.all(['auditor', 'coordinator2', 'county'].map((key) => demoClient(backend, key)));
    const reads = async (db: Db | undefined) => (await db?.storage.from('runs').download(path))?.error === null;
    expect([await reads(coordinator), await reads(auditor), await reads(otherOffice), await reads(county)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    for (const db of [coordinator, auditor]) {
      expect((await db?.storage.from('runs').upload(path, 'x', { upsert: true }))?.error).not.toBeNull();
      expect((await db?.storage.from('runs').upload('mine/x.json.gz', 'x'))?.error).not.toBeNull();
      expect((await db?.storage.from('runs').remove([path]))?.data).toEqual([]);
    }
    expect(await reads(coordinator)).toBe(true);
  });
});
