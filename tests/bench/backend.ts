import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBackend } from '../../supabase/embedded/backend.ts';
import { postgresPrograms, startPostgres } from '../support/postgres.ts';

const HELP = `Requests per second of the embedded backend over HTTP, under row-level security, for each kind of database.

  npm run bench:backend -- [--seconds 8] [--connections 32] [--only fast,durable,native]

fast: the built-in engine, commits not waiting for the disk; durable: waiting; native: PostgreSQL, waiting, where it is installed.
The load comes from this machine too and takes its share of the processors: run it when nothing else does. "Processors used" counts
backend and load (not PostgreSQL's processes): well below the machine's number, something else was running, or the request waits.
Ends with 1 if a request was not answered well, or a goal is missed in fast mode.
`;

const ROWS = 20_000;
const KINDS = 100;
/** Unmeasured load before each measurement [s]. */
const WARM_UP = 5;
/** Requests per second in fast mode, with 32 connections on two processors. */
const GOALS: Readonly<Record<string, number>> = { 'one row by its key': 3_400, 'a filtered list of 50': 2_500, 'an insert': 2_400 };

const SCHEMA = `
  create table public.items (
    id int generated always as identity primary key, owner uuid not null, kind int not null, title text not null,
    price numeric(10, 2) not null, open boolean not null default true, created_at timestamptz not null default now());
  create index on public.items (kind, created_at desc);
  create index on public.items (owner);
  alter table public.items enable row level security;
  create policy "What is open, and one's own" on public.items for select to authenticated using (open or owner = (select auth.uid()));
  create policy "Only one's own" on public.items for insert to authenticated with check (owner = (select auth.uid()));
  insert into public.items (owner, kind, title, price, created_at)
    select gen_random_uuid(), n % ${KINDS}, 'item number ' || n, n / 100.0, timestamptz '2026-01-01' + n * interval '1 minute' from generate_series(1, ${ROWS}) n;`;

type Mode = 'fast' | 'durable' | 'native';
/** Memory [bytes] and processor time so far [ms] of the backend. */
type Spent = { memory: number; time: number };
type Served = { url: string; publishableKey: string; token: string; user: string };
type Load = { name: string; requests: { method: string; path: string; body?: string }[] };
/** Brings no types: below is what is used of it. */
const AUTOCANNON: string = 'autocannon';
type Outcome = { requests: { average: number }; latency: { p50: number; p99: number }; errors: number; timeouts: number; non2xx: number };
type Autocannon = (options: object) => Promise<Outcome>;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    connections: { type: 'string', default: '32' },
    only: { type: 'string', default: 'fast,durable,native' },
    help: { type: 'boolean', short: 'h', default: false },
    serve: { type: 'string' },
  },
});
if (values.help) console.log(HELP);
else if (values.serve) await serve(JSON.parse(values.serve) as ServeOptions);
else await compare();

type ServeOptions = { data: string; migrationsFolder: string; fast: boolean; nativeUrl?: string };

/** In a process of its own, so that its memory and its thread are the backend's alone. */
async function serve({ data, migrationsFolder, fast, nativeUrl }: ServeOptions): Promise<void> {
  const backend = await startBackend({
    data,
    port: 0,
    fast,
    config: { migrationsFolder, seedFiles: [] },
    ...(nativeUrl === undefined ? {} : { native: { url: nativeUrl } }),
  });
  const user = randomUUID();
  const now = Math.floor(Date.now() / 1000);
  const token = backend.keys.sign({ sub: user, role: 'authenticated', aud: 'authenticated', iat: now, exp: now + 3600 });
  process.send?.({ url: backend.url, publishableKey: backend.publishableKey, token, user } satisfies Served);
  process.on('message', () => process.send?.({ memory: process.memoryUsage.rss(), time: processorTime() } satisfies Spent));
  process.on('disconnect', () => process.exit(0));
}

async function compare(): Promise<void> {
  console.log(
    `${availableParallelism()} processors, ${values.connections} connections, ${values.seconds} s each, ${ROWS} rows, Node ${process.version}`,
  );
  console.log(
    '| database | request | req/s | p50 ms | p99 ms | not answered well | memory MB | processors used |\n| --- | --- | --: | --: | --: | --: | --: | --: |',
  );
  const known: Mode[] = ['fast', 'durable', 'native'];
  for (const mode of known.filter((name) => values.only.split(',').includes(name))) {
    if (mode === 'native' && postgresPrograms() === undefined) console.log('PostgreSQL is not installed here: not compared.');
    else await measure(mode);
  }
}

async function measure(mode: Mode): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'feiqiao-bench-'));
  const migrationsFolder = join(folder, 'migrations');
  mkdirSync(migrationsFolder);
  writeFileSync(join(migrationsFolder, '1_items.sql'), SCHEMA);
  const postgres = mode === 'native' ? await startPostgres({ durable: true }) : undefined;
  const options: ServeOptions = { data: join(folder, 'data'), migrationsFolder, fast: mode === 'fast' };
  if (postgres) options.nativeUrl = postgres.url;
  const server = fork(import.meta.filename, ['--serve', JSON.stringify(options)]);
  try {
    const [served] = (await once(server, 'message')) as [Served];
    for (const load of loadsFor(served)) await report(mode, load, served, server);
  } finally {
    server.disconnect();
    await once(server, 'exit');
    await postgres?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function loadsFor({ user }: Served): Load[] {
  const many = <T>(make: (n: number) => T) => Array.from({ length: 500 }, (_, n) => make(n));
  const list = 'select=id,title,price,created_at&order=created_at.desc&limit=50';
  return [
    { name: 'one row by its key', requests: many((n) => ({ method: 'GET', path: `/rest/v1/items?id=eq.${((n * 7919) % ROWS) + 1}` })) },
    { name: 'a filtered list of 50', requests: many((n) => ({ method: 'GET', path: `/rest/v1/items?kind=eq.${n % KINDS}&${list}` })) },
    {
      name: 'an insert',
      requests: many((n) => ({
        method: 'POST',
        path: '/rest/v1/items',
        body: JSON.stringify({ owner: user, kind: n % KINDS, title: `new ${n}`, price: 9.9 }),
      })),
    },
  ];
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function askSpent(server: ChildProcess): Promise<Spent> {
  server.send('spent');
  const [spent] = (await once(server, 'message')) as [Spent];
  return spent;
}

async function report(mode: Mode, { name, requests }: Load, served: Served, server: ChildProcess): Promise<void> {
  const headers = { apikey: served.publishableKey, authorization: `Bearer ${served.token}`, 'content-type': 'application/json' };
  const { default: autocannon } = (await import(AUTOCANNON)) as { default: Autocannon };
  const shoot = (duration: number) => autocannon({ url: served.url, connections: Number(values.connections), duration, headers, requests });
  await shoot(WARM_UP); // plans are made, JavaScript and WebAssembly are compiled for good
  const [before, began, ownBefore] = [await askSpent(server), performance.now(), processorTime()];
  const { requests: rate, latency, errors, timeouts, non2xx } = await shoot(Number(values.seconds));
  const { memory, time } = await askSpent(server);
  const used = (time - before.time + processorTime() - ownBefore) / (performance.now() - began);
  const failed = errors + timeouts + non2xx;
  const figures = [Math.round(rate.average), latency.p50, latency.p99, failed, Math.round(memory / 1e6), used.toFixed(1)];
  console.log(`| ${mode} | ${name} | ${figures.join(' | ')} |`);
  const missed = mode === 'fast' && rate.average < (GOALS[name] ?? 0);
  if (missed) console.log(`  goal missed: ${GOALS[name]} req/s`);
  if (failed > 0 || missed) process.exitCode = 1;
}
