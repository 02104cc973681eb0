/**
 * `node tests/bench/boot.ts [rounds]`: how long the backend takes from start to its first answer, on existing data and on
 * a new database; and how long it is away after a statement that had to be stopped. Prints figures; judges nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMain } from '../integration/embedded/core-program.ts';
import { ANON, emptyDatabase } from '../integration/embedded/core-engine.ts';

const ROUNDS = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'feiqiao-bench-'));
try {
  await boot(join(folder, 'first')); // the template is made here, if it is not there yet
  const [fresh, again]: [number[][], number[][]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const data = join(folder, String(round));
    fresh.push(await boot(data));
    again.push(await boot(data));
  }
  console.log(`milliseconds, median (least – most) of ${ROUNDS}; process start to ready, then the first request\n`);
  for (const [name, times] of Object.entries({ 'new database': fresh, 'existing data': again })) {
    console.log(
      name.padEnd(22),
      summary(times.map(([ready]) => ready ?? 0)),
      '  first request',
      summary(times.map(([, first]) => first ?? 0)),
    );
  }
  console.log('back after a runaway'.padEnd(22), summary(await restarts()));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function boot(data: string): Promise<[number, number]> {
  const started = performance.now();
  const program = await startMain(data, ['--no-seed']);
  const ready = performance.now();
  const response = await fetch(`${program.url}/rest/v1/regions?limit=1`, { headers: { apikey: program.secretKey } });
  await response.text();
  const answered = performance.now();
  await program.stop();
  if (!response.ok) throw new Error(`the first request answered ${response.status}`);
  return [ready - started, answered - ready];
}

/** From the limit of a statement that does not end to the next answer. */
async function restarts(): Promise<number[]> {
  const limit = 300;
  const db = await emptyDatabase({ statementLimit: limit });
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    await db.run(ANON, { text: 'select pg_sleep(60)', params: [] }, { access: 'read', commit: 'always' }).catch(() => undefined);
    await db.query('select 1');
    times.push(performance.now() - started - limit);
  }
  await db.close();
  return times;
}

function summary(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b).map((time) => time.toFixed(0));
  return `${sorted[Math.floor(sorted.length / 2)]?.padStart(5)} (${sorted[0]} – ${sorted.at(-1)})`;
}
