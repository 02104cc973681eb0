import { afterAll, beforeAll, expect, it } from 'vitest';
import { Housekeeping } from '../../../supabase/embedded/db/housekeeping.ts';
import type { PgliteDriver } from '../../../supabase/embedded/db/pglite.ts';
import { emptyDatabase } from './core-engine.ts';

let db: PgliteDriver;
beforeAll(async () => {
  db = await emptyDatabase();
});
afterAll(() => db.close());

it('sweeps dead rows out and counts anew, as autovacuum would', async () => {
  await db.exec('create table public.busy (id int primary key); insert into public.busy select generate_series(1, 3000)');
  await db.exec('delete from public.busy where id <= 2500');
  const state = async () =>
    (await db.query("select n_dead_tup as dead, last_vacuum is not null as swept from pg_stat_user_tables where relname = 'busy'"))[0];
  // Postgres reports its counters once a second.
  await expect.poll(state, { timeout: 5_000, interval: 500 }).toEqual({ dead: '2500', swept: 'f' });

  await new Housekeeping(db).run(performance.now());
  expect(await state()).toEqual({ dead: '0', swept: 't' });
  expect(await db.query("select reltuples from pg_class where relname = 'busy'")).toEqual([{ reltuples: '500' }]);
});
