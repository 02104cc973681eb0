import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { postgresPrograms, startPostgres } from '../../tests/support/postgres.ts';
import { readMigrations } from '../embedded/migrations.ts';
import { openNativeDatabase } from '../embedded/native.ts';
import { findUnportable } from './portable-sql.ts';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const MIGRATIONS = join(FOLDER, 'migrations');
const SEED = join(FOLDER, 'seed.sql');
const FILES = [...readdirSync(MIGRATIONS).map((file) => join(MIGRATIONS, file)), SEED];

const PLANTED = [
  'create table t (id uuid default uuidv7());',
  'select uuidv4();',
  'create table t (a int, b int generated always as (a * 2));',
  "create table t (a text, b text generated always as (lower(coalesce(a, ('x')))) virtual);",
  'update t set a = 1 returning old.a, new.a;',
  'insert into t values (1) returning id, NEW.id as fresh;',
  'delete from t returning with (old as o) o.id;',
  'merge into t using s on t.id = s.id when matched then update set a = 1 returning t.id;',
  'merge into t using s on true when not matched by source then delete;',
  "select * from json_table('[]', '$[*]' columns (a int path '$.a'));",
  "select json_value(payload, '$.a') from t;",
  'select any_value(a) from t;',
  'select payload is json object from t;',
  'select 1_000_000;',
  'select 0xff;',
  'select random(1, 6);',
  'create table t (id int, during daterange, primary key (id, during without overlaps));',
  'alter table t add foreign key (a) references s (a) not enforced;',
  'select now() at local;',
  'grant maintain on t to authenticated;',
  'create function f() returns int language plpgsql as $$ begin return (select array_sort(a) from t); end $$;',
  'grant a to b with inherit true;',
  'alter system set work_mem = 1;',
  "copy t from '/etc/passwd';",
  "copy t to program 'cat';",
  'create function f() returns int language c as $$ x $$;',
  'alter role authenticated superuser;',
];

const LAWFUL = [
  '-- uuidv7() would be nicer',
  'insert into notes values (\'update t returning old.a; uuidv7() 1_000\', "old.a");',
  "select E'it\\'s uuidv7()';",
  'create table t (id bigint generated always as identity, a text, b text generated always as (lower(coalesce(a, (a)))) stored);',
  'create function f() returns trigger language plpgsql as $$ begin insert into t values (new.id) returning id into new.copy; return new; end $$;',
  'select json_build_object(1, 2), json_agg(x), jsonb_path_query(y, z), random(), random ( ), x::json, cast(x as json) from t;',
  'insert into t (a) values (1) on conflict do nothing returning id; select new.x from new;',
  'merge into t using s on t.id = s.id when not matched then insert values (1);',
  'alter table t alter column a set storage external;',
  'create role reader nosuperuser;',
  'select a_1_000, t1_2.x, $1 from t1_2;',
];

describe('the rule', () => {
  it.each(PLANTED)('catches: %s', (sql) => expect(findUnportable(`select 1;\n${sql}`)).toMatchObject([{ line: 2 }]));
  it.each(LAWFUL)('lets pass: %s', (sql) => expect(findUnportable(sql)).toEqual([]));
});

describe('migrations and seed', () => {
  it.each(FILES.map((path) => ({ file: basename(path), path })))('$file runs on a hosted PostgreSQL 15', ({ path }) => {
    expect(findUnportable(readFileSync(path, 'utf8'))).toEqual([]);
  });

  const programs = postgresPrograms();
  if (programs === undefined) {
    console.warn('PostgreSQL is not installed here: migrations and seed are NOT applied to it.');
    it('cannot be tried here: PostgreSQL is not installed', () => expect(programs).toBeUndefined());
  } else {
    it('apply to PostgreSQL itself', async () => {
      const postgres = await startPostgres();
      const folder = mkdtempSync(join(tmpdir(), 'feiqiao-native-'));
      try {
        const migrations = readMigrations(MIGRATIONS);
        const db = await openNativeDatabase({ url: postgres.url, folder, migrations, seedFiles: [SEED] });
        const [applied] = await db.query('select count(*) from supabase_migrations.schema_migrations');
        await db.close();
        expect(applied?.count).toBe(String(migrations.length));
      } finally {
        await postgres.close();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});
