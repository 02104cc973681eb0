import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PgliteDriver } from '../../../supabase/embedded/db/pglite.ts';
import { BrokenSqlFile, migrate, readMigrations, seed } from '../../../supabase/embedded/migrations.ts';
import { emptyDatabase } from './core-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'feiqiao-test-'));
let db: PgliteDriver;
beforeAll(async () => {
  db = await emptyDatabase();
});
beforeEach(async () => {
  await db.exec('drop schema public cascade; create schema public; delete from supabase_migrations.schema_migrations');
  rmSync(join(folder, 'migrations'), { recursive: true, force: true });
  mkdirSync(join(folder, 'migrations'));
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const write = (name: string, sql: string) => writeFileSync(join(folder, 'migrations', name), sql);
const run = () => migrate(db, readMigrations(join(folder, 'migrations')));
const tables = async () =>
  (await db.query("select table_name from information_schema.tables where table_schema = 'public' order by 1")).map(
    (row) => row.table_name,
  );

describe('migrations', () => {
  it('run once, in order, and are recorded as the Supabase CLI records them', async () => {
    write('20260102000000_second.sql', 'create table second (first_id int references first (id)); -- no newline after this');
    write('20260101000000_first.sql', "create table first (id int primary key, quote text default '''it''s');");
    write('README.md', 'not a migration');
    write('draft.sql', 'nor this');
    expect((await run()).map(({ name }) => name)).toEqual(['first', 'second']);
    expect(await run()).toEqual([]);

    write('20260103000000_third.sql', 'create table third ();');
    expect((await run()).map(({ name }) => name)).toEqual(['third']);
    expect(await tables()).toEqual(['first', 'second', 'third']);
    expect(
      await db.query('select version, name, statements[1] as sql from supabase_migrations.schema_migrations order by 1 limit 1'),
    ).toEqual([
      { version: '20260101000000', name: 'first', sql: "create table first (id int primary key, quote text default '''it''s');" },
    ]);
  });

  it('leave nothing of one that is broken, and say where it is', async () => {
    write('1_good.sql', 'create table good ();');
    write(
      '2_bad.sql',
      'create table half ();\n\n-- 漢字 😀\ncreate table other (\n  id int,\n  sum int generated always as (nonsense) stored\n);',
    );
    write('3_never.sql', 'create table never ();');
    const failure = await run().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BrokenSqlFile);
    expect((failure as Error).message).toBe('2_bad.sql:6:32: column "nonsense" does not exist (42703)');
    expect(await tables()).toEqual(['good']);
    expect(await db.query('select version from supabase_migrations.schema_migrations')).toEqual([{ version: '1' }]);

    write('2_bad.sql', 'create table half ();\n-- 漢字 😀\nselect nonsense;');
    expect(((await run().catch((error: unknown) => error)) as Error).message).toBe(
      '2_bad.sql:3:8: column "nonsense" does not exist (42703)',
    );
    write('2_bad.sql', 'create table half ();');
    expect((await run()).map(({ name }) => name)).toEqual(['bad', 'never']);
  });

  it('may bring their own transaction', async () => {
    write('1_own.sql', 'begin; create table own (); commit;');
    expect((await run()).map(({ name }) => name)).toEqual(['own']);
    expect(await tables()).toEqual(['own']);
  });

  it('give Supabase’s rights by default', async () => {
    await db.exec('grant usage on schema public to anon; alter default privileges in schema public grant select on tables to anon');
    write('1_t.sql', 'create table t (); create function f() returns int language sql as $$ select 1 $$;');
    await run();
    const rights =
      "select has_table_privilege('anon', 'public.t', 'select') as reads, has_schema_privilege('anon', 'auth', 'usage') as auth";
    expect(await db.query(rights)).toEqual([{ reads: 't', auth: 't' }]);
  });
});

describe('seeds', () => {
  it('run whole or not at all', async () => {
    const [good, bad] = [join(folder, 'good.sql'), join(folder, 'bad.sql')];
    writeFileSync(good, 'create table seeded (id int); insert into seeded values (1);');
    writeFileSync(bad, 'insert into seeded values (2); insert into seeded values (1 / 0);');
    await seed(db, [good]);
    await expect(seed(db, [bad])).rejects.toThrow('bad.sql: division by zero (22012)');
    expect(await db.query('select id from seeded')).toEqual([{ id: '1' }]);
    expect(readdirSync(folder)).toContain('bad.sql');
  });
});
