import { hostname } from 'node:os';
import { createServiceDb } from '../lib/server/db.ts';
import { engineVersion } from './engine-version.ts';
import { work } from './work.ts';

const HELP = `npm run worker    领取并求解计算任务，直到 Ctrl-C · claims and solves runs until Ctrl-C

  SUPABASE_URL               数据服务的地址 · address of the backend
  SUPABASE_SECRET_KEY        数据服务的密钥（不是公开的那一把）· its secret key (not the publishable one)
  FEIQIAO_WORKER_NAME        记录里的名字（默认：主机名:进程号）· its name in the trail (default host:process)
  FEIQIAO_LEASE_SECONDS      失去联系多久后由别人接手（默认 30）· silence after which another takes over (default 30)
  FEIQIAO_WORKER_MEMORY_MB   一次求解最多用的内存（默认 2048）· the most memory one run may take (default 2048)`;

if (process.argv.includes('--help')) {
  console.log(HELP);
  process.exit(0);
}

const { SUPABASE_URL: url, SUPABASE_SECRET_KEY: key } = process.env;
if (!url || !key) refuse('SUPABASE_URL, SUPABASE_SECRET_KEY：未设置 · not set');

const stopping = new AbortController();
const stop = () => stopping.abort();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(signal, stop);

const name = process.env.FEIQIAO_WORKER_NAME || `${hostname()}:${process.pid}`;
const options = {
  name,
  leaseSeconds: wholeNumber('FEIQIAO_LEASE_SECONDS', 30, 3600),
  memory: wholeNumber('FEIQIAO_WORKER_MEMORY_MB', 2048, 1_000_000),
  engineVersion: engineVersion(),
};
if (process.send) process.send({ type: 'ready' });
else console.log(`${name}: ${url} · ${options.engineVersion}`);

await work(
  createServiceDb(url, key),
  // Alone in a terminal it says what it does; started by the app it is quiet.
  process.send ? options : { ...options, onEnd: (run, end) => console.log(`#${run} ${end}`) },
  stopping.signal,
);
process.exit(0);

function wholeNumber(variable: string, fallback: number, most: number): number {
  const text = process.env[variable];
  if (!text) return fallback;
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= most ? value : refuse(`${variable}: 1–${most}`);
}

function refuse(reason: string): never {
  console.error(`${reason}\n\n${HELP}`);
  process.exit(2);
}
