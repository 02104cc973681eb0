import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { afterAll, expect, it } from 'vitest';
import { startProgram, type Program } from './core-program.ts';

/** How often the backend is killed; CRASH_ROUNDS=200 for a long look. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 10);
const WRITERS = 8;
/** From a round's first acknowledged row to the kill [ms], different each time so that it meets different moments. */
const roundLength = (round: number) => 100 + ((round * 337) % 900);

const folder = mkdtempSync(join(tmpdir(), 'feiqiao-test-'));
const migrations = join(folder, 'migrations');
mkdirSync(migrations);
writeFileSync(
  join(migrations, '1_written.sql'),
  'create table public.written (id text primary key, padding text default repeat(md5(random()::text), 20));',
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = () => startProgram('tests/integration/embedded/crash-backend.ts', [join(folder, 'data'), migrations]);
const connect = ({ url, secretKey }: Program) => createClient(url, secretKey, { auth: { persistSession: false } });

/** Writes from all sides until the backend is gone. @returns the rows it acknowledged */
async function writeAndKill(program: Program, round: number): Promise<string[]> {
  const db = connect(program);
  const acknowledged: string[] = [];
  const first = Promise.withResolvers<void>();
  let killed = false;
  const write = async (writer: number) => {
    for (let n = 0; !killed; n++) {
      const id = `${round}-${writer}-${n}`;
      const { error } = await db.from('written').insert({ id });
      if (error) continue;
      acknowledged.push(id);
      first.resolve();
    }
  };
  const writers = Array.from({ length: WRITERS }, (_, writer) => write(writer));
  await first.promise;
  await new Promise((resolve) => setTimeout(resolve, roundLength(round)));
  const gone = once(program.process, 'exit');
  program.process.kill('SIGKILL');
  await gone;
  killed = true;
  await Promise.all(writers);
  return acknowledged;
}

async function storedIds(program: Program): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let last = ''; ;) {
    const { data } = await connect(program).from('written').select('id').gt('id', last).order('id').limit(1000).throwOnError();
    for (const { id } of data as { id: string }[]) ids.add((last = id));
    if (data.length < 1000) return ids;
  }
}

it(
  `a backend killed ${ROUNDS} times under load loses no acknowledged row`,
  async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      acknowledged.push(...(await writeAndKill(await start(), round)));
      if (round % 20 === 19) console.info(`${round + 1} kills, ${acknowledged.length} acknowledged rows so far`);
    }
    const program = await start();
    const stored = await storedIds(program);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    // What was under way when it died may be there or not: one row per writer and round at most.
    expect(stored.size - acknowledged.length).toBeLessThanOrEqual(ROUNDS * WRITERS);

    // The index agrees with the table: each row is found by its key, and no key is free twice.
    const { count } = await connect(program)
      .from('written')
      .select('*', { count: 'exact', head: true })
      .like('padding', '%')
      .throwOnError();
    expect(count).toBe(stored.size);
    const { error } = await connect(program).from('written').insert({ id: acknowledged[0] });
    expect(error?.code).toBe('23505');
    await program.stop();
    console.info(`${ROUNDS} kills, ${acknowledged.length} acknowledged rows, ${stored.size} stored, 0 lost`);
  },
  60_000 + ROUNDS * 20_000,
);
