import { end, startBackend, startPages, startWorker } from '../../src/launch/processes.mjs';
import { DEMO_PASSWORD } from '../../src/launch/demo-accounts.mjs';
import { ModeId } from '../../src/lib/domain/mode.ts';
import type { PortfolioParameters } from '../../src/lib/domain/portfolio-run.ts';
import { createServiceDb, unwrap } from '../../src/lib/server/db.ts';
import { demoClient, ended, runWhen } from '../support/runs.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm run bench:runs`: how long stopping takes, how long a dead worker's run waits, and how quick the pages are while a
 * run is solved. On demo data, in a folder that goes away.
 */
const ROUNDS = 10;
const LEASE = 5; // s
const QUESTION = { scope: { area: 'country' }, top: 500, asOf: 2026 };

const folder = mkdtempSync(join(tmpdir(), 'feiqiao-bench-runs-'));
const backend = startBackend(['--data', folder, '--port', '0', '--seed'], () => {});
const address = await backend.ready;
const pages = startPages(address, { PORT: '0', HOST: '127.0.0.1', FEIQIAO_DEMO: '1' });
const { port } = await pages.ready;
const startOne = () => startWorker(address, { FEIQIAO_LEASE_SECONDS: String(LEASE) });
let worker = startOne();
await worker.ready;
const db = await demoClient({ ...address, close: async () => {} }, 'coordinator');
const service = createServiceDb(address.url, address.secretKey);
const PLAN: PortfolioParameters = {
  ...{ scope: { area: 'country' }, modes: [...ModeId.options], dial: 0.15, mostPerParty: 5, startsOn: null, seconds: 300 },
  ...{ ignoreOthers: true, insteadOf: null, pinned: [], banned: [], today: '2026-11-26' },
};
const enqueue = async (kind: 'ranking' | 'portfolio' = 'ranking') =>
  unwrap('enqueue_run', await db.rpc('enqueue_run', { kind, parameters: kind === 'ranking' ? QUESTION : PLAN }));

const quantile = (values: number[], share: number) =>
  Math.round([...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? NaN);

const alone = await pageTimes(async () => false);
for (const kind of ['ranking', 'portfolio'] as const) {
  const stopping: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await enqueue(kind);
    await runWhen(db, id, ({ stage, done, objective }) => objective !== null || (stage === 'ranking' && (done ?? 0) > 0));
    unwrap('cancel_run', await db.rpc('cancel_run', { run_id: id }));
    // By the database's own clock: from wanting it stopped to the best result written.
    const { cancelWantedAt, endedAt } = await runWhen(db, id, ended);
    stopping.push(Date.parse(endedAt ?? '') - Date.parse(cancelWantedAt ?? ''));
  }
  console.log(
    `stopping a ${kind}, best result written [ms]: p50 ${quantile(stopping, 0.5)}, slowest ${quantile(stopping, 1)} of ${ROUNDS}`,
  );
}

const killed = await enqueue();
await runWhen(db, killed, ({ inputHash }) => inputHash !== null);
worker.child.kill('SIGKILL');
const since = performance.now();
worker = startOne();
await runWhen(db, killed, ({ attempt }) => attempt === 2);
console.log(`taking over from a killed worker, lease ${LEASE} s [s]: ${((performance.now() - since) / 1000).toFixed(1)}`);
const during = await pageTimes(async () => {
  const waiting = unwrap('runs', await service.from('runs').select('id').in('status', ['queued', 'running']));
  if (waiting.length < 2) await enqueue();
  return true;
});
console.log(`a listing's page, no run [ms]: p50 ${quantile(alone, 0.5)}, p95 ${quantile(alone, 0.95)}`);
console.log(`a listing's page while runs are solved [ms]: p50 ${quantile(during, 0.5)}, p95 ${quantile(during, 0.95)}`);

await end(worker.child);
await end(pages.child);
await end(backend.child);
rmSync(folder, { recursive: true, force: true });

/** Asks for one page after the other for a while; `keepBusy` sees to what runs meanwhile. */
async function pageTimes(keepBusy: () => Promise<boolean>): Promise<number[]> {
  const cookie = await session();
  const times: number[] = [];
  for (let n = 0; n < 60; n += 1) {
    if (n % 10 === 0) await keepBusy();
    const began = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}/listings/D066`, { headers: { cookie }, redirect: 'manual' });
    await answer.text();
    if (answer.status !== 200) throw new Error(`the page answered ${answer.status}`);
    times.push(performance.now() - began);
  }
  return times.slice(10);
}

async function session(): Promise<string> {
  const origin = `http://127.0.0.1:${port}`;
  const answer = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams({ email: 'coordinator@demo.feiqiao.example', password: DEMO_PASSWORD }),
  });
  return answer.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
}
