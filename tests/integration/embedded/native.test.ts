import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseBusy, type RequestContext, type RunRules } from '../../../supabase/embedded/db/driver.ts';
import { PgPoolDriver } from '../../../supabase/embedded/db/pg-pool.ts';
import { openNativeDatabase } from '../../../supabase/embedded/native.ts';
import { postgresPrograms, startPostgres, type Postgres } from '../../support/postgres.ts';
import { ANON, as } from './core-engine.ts';

const READ = { access: 'read', commit: 'always' } as const;
const WRITE = { access: 'write', commit: 'always' } as const;

if (postgresPrograms() === undefined) {
  console.warn('PostgreSQL 15 or later is not installed here: the native driver is NOT tested.');
  it('native PostgreSQL is not installed: its driver is not tested here', () => expect(postgresPrograms()).toBeUndefined());
} else describe('over native PostgreSQL', nativeDriver);

function nativeDriver() {
  let postgres: Postgres;
  let folder: string;
  let db: PgPoolDriver;
  const open = (more: { preparedStatements?: boolean } = {}) =>
    openNativeDatabase({ url: postgres.url, folder, migrations: [], seedFiles: [], ...more });
  const kept = () =>
    (JSON.parse(readFileSync(join(folder, 'database.json'), 'utf8')) as { authenticatorPassword: string }).authenticatorPassword;
  const authenticatorUrl = () => postgres.url.replace(/postgres:[^@]*@/, `authenticator:${kept()}@`);
  const run = (context: RequestContext, text: string, params: (string | null)[] = [], rules: RunRules = WRITE, on = db) =>
    on.run(context, { text, params }, rules);
  const rowsOf = async (context: RequestContext, text: string, on = db) => (await run(context, text, [], WRITE, on)).rows;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'feiqiao-native-'));
    postgres = await startPostgres();
    db = await open();
    await db.exec(`
      create table public.notes (id int primary key, owner uuid, body text not null default '');
      alter table public.notes enable row level security;
      create policy "Owners read" on public.notes for select to authenticated using (owner = (select auth.uid()));
      insert into public.notes values (1, '00000000-0000-4000-8000-000000000001'), (2, '00000000-0000-4000-8000-000000000002');
      create table public.log (id int primary key, twin int references log (id) deferrable initially deferred);
      create function public.become(role_name text, stay boolean) returns text language sql as $$ select set_config('role', role_name, not stay) $$;
    `);
  });
  afterAll(async () => {
    await db?.close();
    await postgres?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('a request', () => {
    it('logs in as authenticator, with a password of its own, and becomes its caller', async () => {
      expect(await rowsOf(ANON, 'select session_user as login, current_user as role')).toEqual([{ login: 'authenticator', role: 'anon' }]);
      expect(statSync(join(folder, 'database.json')).mode & 0o777).toBe(0o600);
      const wrong = new PgPoolDriver({ ownerUrl: postgres.url, authenticatorUrl: authenticatorUrl().replace(kept(), 'guessed') });
      await expect(rowsOf(ANON, 'select 1', wrong)).rejects.toMatchObject({ code: '28P01' });
      await wrong.close();
    });

    it('sees the database with its caller’s eyes, by the same prepared statement for all', async () => {
      const count = 'select count(*) from notes';
      const alice = as('authenticated', { role: 'authenticated', sub: '00000000-0000-4000-8000-000000000001' });
      const counts = [];
      for (const context of [ANON, alice, as('service_role'), as('authenticated'), alice, ANON]) {
        counts.push((await rowsOf(context, count))[0]?.count);
      }
      expect(counts).toEqual(['0', '1', '2', '0', '1', '0']);
    });

    it('brings its context along, and takes it away again', async () => {
      const settings = `select current_setting('request.jwt.claims', true) as claims, current_setting('request.path', true) as path,
        current_setting('search_path') as schemas, current_setting('timezone') as zone`;
      const context = { ...as('anon', { a: 1 }), path: '/x', schema: 'odd "name', timezone: 'Asia/Shanghai' };
      expect(await rowsOf(context, settings)).toEqual([
        { claims: '{"a":1}', path: '/x', schemas: '"odd ""name", public, extensions', zone: 'Asia/Shanghai' },
      ]);
      expect(await rowsOf(ANON, settings)).toMatchObject([{ claims: ANON.claims, zone: 'UTC' }]);
    });

    it.each([
      "select set_config('role', 'postgres', true)",
      "select set_config('session_authorization', 'postgres', true)",
      'reset role; select 1',
      'select * from auth.users',
      'create role mallory superuser',
      "select pg_read_file('postgresql.conf')",
      'alter role authenticator superuser',
    ])('can’t get further by: %s', async (attempt) => {
      await expect(run(ANON, attempt)).rejects.toMatchObject({ code: expect.stringMatching(/^42501|42601$/) as unknown });
    });

    it('that leaves a role behind in its connection gives it to nobody', async () => {
      const one = new PgPoolDriver({ ownerUrl: postgres.url, authenticatorUrl: authenticatorUrl(), size: 1 });
      await run(ANON, "select public.become('service_role', true)", [], WRITE, one);
      expect(await rowsOf(ANON, 'select current_user as role, count(*) from notes', one)).toEqual([{ role: 'anon', count: '0' }]);
      await one.close();
    });

    it('does nothing if it can’t become its caller', async () => {
      const nobody = { ...ANON, role: 'postgres' as 'anon' };
      await expect(run(nobody, 'insert into log (id) values (1)')).rejects.toMatchObject({ code: '42501' });
      const orphan = { ...as('service_role'), timezone: 'Nowhere/At_All' };
      await expect(run(orphan, 'insert into log (id) values (1)')).rejects.toMatchObject({ code: '22023' });
      expect(await db.query('select * from log')).toEqual([]);
    });
  });

  describe('what is kept', () => {
    const ids = async () => (await db.query('select id from log order by id')).map(({ id }) => Number(id));
    it('follows the rule of the request, and is nothing of what fails', async () => {
      const insert = `with s as (insert into log (id) select unnest($1::int[]) returning id) select count(*) as page_total from s`;
      const put = async (list: string, commit: RunRules['commit']) =>
        (await run(as('service_role'), insert, [list], { access: 'write', commit })).committed;
      expect([
        await put('{100,101}', 'always'),
        await put('{110}', 'never'),
        await put('{120}', 'exactly_one_row'),
        await put('{130,131}', 'exactly_one_row'),
        await put('{140,141}', { atMostRows: 2 }),
        await put('{150,151,152}', { atMostRows: 2 }),
      ]).toEqual([true, false, true, false, true, false]);
      const lost = "insert into log (id, twin) values (201, 999) returning '1' as page_total";
      for (const commit of ['always', 'exactly_one_row'] as const) {
        await expect(run(as('service_role'), lost, [], { access: 'write', commit })).rejects.toMatchObject({ code: '23503' });
      }
      expect(await ids()).toEqual([100, 101, 120, 140, 141]);
    });

    it('is nothing of a read', async () => {
      await expect(run(as('service_role'), 'insert into log (id) values (9)', [], READ)).rejects.toMatchObject({ code: '25006' });
    });
  });

  describe('statements', () => {
    it('end by their role’s limit, which may change while this runs', async () => {
      const limit = async (role: RequestContext['role']) =>
        (await rowsOf(as(role), "select current_setting('statement_timeout') as limit"))[0]?.limit;
      expect([await limit('anon'), await limit('authenticated')]).toEqual(['3s', '8s']);
      await db.exec("alter role anon set statement_timeout = '200ms'; notify pgrst, 'reload config'");
      await expect.poll(() => limit('anon')).toBe('200ms');
      await expect(run(ANON, 'select pg_sleep(5)', [], READ)).rejects.toMatchObject({ code: '57014' });
      await db.exec("alter role anon set statement_timeout = '3s'; notify pgrst, 'reload config'");
      await expect.poll(() => limit('anon')).toBe('3s');
    });

    it('say where they are wrong, and a changed table changes their rows', async () => {
      await expect(run(ANON, 'select nonsense')).rejects.toMatchObject({ code: '42703', position: 8 });
      const all = async () => Object.keys((await rowsOf(as('service_role'), 'select * from log where id = 100'))[0] ?? {});
      expect(await all()).toEqual(['id', 'twin']);
      await db.exec('alter table log add column note text');
      expect(await all()).toEqual(['id', 'twin', 'note']);
    });

    it('are never prepared where a pooler stands between', async () => {
      const plain = await open({ preparedStatements: false });
      const names = 'select count(*) from pg_prepared_statements';
      for (let time = 0; time < 3; time++) expect(await rowsOf(ANON, names, plain)).toEqual([{ count: '0' }]);
      expect(Number((await rowsOf(ANON, names))[0]?.count)).toBeGreaterThan(0);
      await plain.close();
    });

    it('run side by side, and only so many wait', async () => {
      const before = performance.now();
      await Promise.all(Array.from({ length: 10 }, () => run(ANON, 'select pg_sleep(0.4)', [], READ)));
      expect(performance.now() - before).toBeLessThan(3_000);
      const outcomes = await Promise.allSettled(Array.from({ length: 400 }, () => run(ANON, 'select 1', [], READ)));
      const refused = outcomes.filter(({ status }) => status === 'rejected');
      expect(refused).toHaveLength(400 - 210);
      for (const outcome of refused) expect(outcome).toMatchObject({ reason: expect.any(DatabaseBusy) as unknown });
    });
  });

  describe('when connections break', () => {
    it('requests and notifications come back by themselves', async () => {
      const heard: string[] = [];
      const stop = await db.listen('pgrst', (payload) => heard.push(payload));
      await run(ANON, "select pg_notify('pgrst', 'before')");
      await expect.poll(() => heard).toContain('before');

      const sleeping = run(ANON, 'select pg_sleep(2)', [], READ);
      const lost = expect(sleeping).rejects.toMatchObject({ code: '57P01' });
      await sleep(100);
      await db.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'feiqiao' and pid <> pg_backend_pid()",
      );
      await lost;

      await expect.poll(() => rowsOf(ANON, 'select 1 as n').catch(() => 'not yet')).toEqual([{ n: '1' }]);
      // Whatever was missed: one call without a message.
      await expect.poll(() => heard.at(-1)).toBe('');
      await db.exec('create table public.another ()');
      await expect.poll(() => heard.at(-1)).toBe('reload schema');
      await stop();
    });

    it('a server that is away is said to be away', async () => {
      const away = new PgPoolDriver({ ownerUrl: 'postgresql://postgres@127.0.0.1:1/x', authenticatorUrl: 'postgresql://a@127.0.0.1:1/x' });
      await expect(away.query('select 1')).rejects.toMatchObject({ code: '08006' });
      await expect(run(ANON, 'select 1', [], READ, away)).rejects.toMatchObject({ code: '08006' });
      await away.close();
    });
  });

  describe('a second start', () => {
    it('finds everything done, and lets a chosen password be', async () => {
      await db.exec(`alter role authenticator password 'chosen by somebody'`);
      await expect(open()).rejects.toThrow('AUTHENTICATOR_DATABASE_URL');
      await db.exec('alter role authenticator password null');
      const again = await open();
      expect(await rowsOf(as('service_role'), 'select count(*) from notes', again)).toEqual([{ count: '2' }]);
      await again.close();
    });

    it('serves another database of the same cluster, whose roles are there already', async () => {
      await db.exec('create database other');
      const url = postgres.url.replace(/\/postgres$/, '/other');
      const other = await openNativeDatabase({ url, folder, migrations: [], seedFiles: [] });
      expect(await rowsOf(ANON, "select current_database() as name, to_regclass('public.notes') as notes", other)).toEqual([
        { name: 'other', notes: null },
      ]);
      await other.close();
    });
  });
}
