import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver } from '../../../supabase/embedded/db/driver.ts';
import { PgliteDriver } from '../../../supabase/embedded/db/pglite.ts';
import { readKeptRows } from '../../../supabase/embedded/rest/schema/kept-rows.ts';
import { emptyProject } from './core-engine.ts';

let db: Driver;
let path: string;
beforeAll(async () => {
  const folder = await emptyProject();
  path = join(folder, 'kept.json');
  db = await PgliteDriver.open({ folder: join(folder, 'db'), durable: false });
  await db.exec('create table public.plums (id int primary key); create table public.stones (plum int)');
});
afterAll(() => db?.close());

/** The columns of all tables, and whether the database's catalogue was read for them. */
async function read(schemas = ['public']): Promise<[columns: string[], anew: boolean]> {
  let anew = false;
  const watched = {
    query: (text: string, params?: string[]) => {
      anew ||= text.includes('json_agg');
      return db.query(text, params);
    },
  } as unknown as Driver;
  const { tables } = await readKeptRows(watched, schemas, path);
  const columns = tables.flatMap(({ name, columns: own }) => own.map((column) => `${name}.${column.name}`));
  return [columns.sort(), anew];
}

it('is read once, and anew after each change of the schema', async () => {
  expect(await read()).toEqual([['plums.id', 'stones.plum'], true]);
  await db.exec('insert into public.plums values (1)');
  expect(await read()).toEqual([['plums.id', 'stones.plum'], false]);

  const changes: [sql: string, columns: string[]][] = [
    ['alter table public.plums add name text', ['plums.id', 'plums.name', 'stones.plum']],
    ['alter table public.plums rename name to title', ['plums.id', 'plums.title', 'stones.plum']],
    ['drop table public.stones', ['plums.id', 'plums.title']],
    ['create view public.seen as select title from public.plums', ['plums.id', 'plums.title', 'seen.title']],
    ["alter table public.plums alter title set default 'a'", ['plums.id', 'plums.title', 'seen.title']],
  ];
  for (const [sql, columns] of changes) {
    await db.exec(sql);
    expect(await read()).toEqual([columns, true]);
    expect(await read()).toEqual([columns, false]);
  }
});

it('is not taken from a file that is broken, of other schemas, or of another database', async () => {
  const [columns] = await read();
  writeFileSync(path, '{"asked":"');
  expect(await read()).toEqual([columns, true]);
  expect((await read(['auth']))[1]).toBe(true);
  expect(await read()).toEqual([columns, true]);

  const [row] = await db.query('select pg_snapshot_xmax(pg_current_snapshot())::text as next');
  const kept = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...kept, next: `${Number(row?.next) + 1000}` }));
  expect(await read()).toEqual([columns, true]);
});
