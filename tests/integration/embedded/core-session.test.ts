import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RequestContext } from '../../../supabase/embedded/db/driver.ts';
import type { PgliteDriver } from '../../../supabase/embedded/db/pglite.ts';
import { ANON, as, emptyDatabase } from './core-engine.ts';

const READ = { access: 'read', commit: 'always' } as const;
const WRITE = { access: 'write', commit: 'always' } as const;

let db: PgliteDriver;
beforeAll(async () => {
  db = await emptyDatabase();
  await db.exec(`
    create table public.notes (id int primary key, owner uuid, body text not null default '');
    alter table public.notes enable row level security;
    create policy "Owners read" on public.notes for select to authenticated using (owner = (select auth.uid()));
    insert into public.notes values (1, '00000000-0000-4000-8000-000000000001'), (2, '00000000-0000-4000-8000-000000000002');
    create table public.log (id int primary key, at timestamptz default now());
    create function public.become(role_name text, stay boolean) returns text language sql as $$ select set_config('role', role_name, not stay) $$;
    create function public.log_it(id int) returns void language sql as $$ insert into public.log (id) values (id) $$;
  `);
});
afterAll(() => db.close());

const run = (context: RequestContext, text: string, params: (string | null)[] = [], rules: Parameters<PgliteDriver['run']>[2] = WRITE) =>
  db.run(context, { text, params }, rules);
const rowsOf = async (context: RequestContext, text: string) => (await run(context, text)).rows;
const owner = async () => (await db.query('select current_user as role, session_user as login'))[0];

describe('a request', () => {
  it('sees the database with its caller’s eyes', async () => {
    const count = 'select count(*) from notes';
    const alice = as('authenticated', { role: 'authenticated', sub: '00000000-0000-4000-8000-000000000001' });
    expect(await rowsOf(ANON, count)).toEqual([{ count: '0' }]);
    expect(await rowsOf(as('authenticated'), count)).toEqual([{ count: '0' }]);
    expect(await rowsOf(alice, 'select id from notes')).toEqual([{ id: '1' }]);
    expect(await rowsOf(as('service_role'), count)).toEqual([{ count: '2' }]);
    // The same prepared statement, planned anew for each role.
    for (let round = 0; round < 8; round++) {
      expect(await rowsOf(round % 2 ? alice : ANON, count)).toEqual([{ count: round % 2 ? '1' : '0' }]);
    }
    expect(await owner()).toEqual({ role: 'postgres', login: 'postgres' });
  });

  it('brings its claims, headers, method, path and schema along, and takes them away again', async () => {
    await db.exec('create schema if not exists "odd ""name"');
    const settings = `select current_setting('request.jwt.claims') as claims, current_setting('request.headers') as headers,
      current_setting('request.method') as method, current_setting('request.path') as path, current_setting('search_path') as schemas`;
    const context = { ...as('anon', { role: 'anon', a: 1 }), method: 'POST', path: '/x', headers: '{"h":"1"}', schema: 'odd "name' };
    expect(await rowsOf(context, settings)).toEqual([
      { claims: '{"role":"anon","a":1}', headers: '{"h":"1"}', method: 'POST', path: '/x', schemas: '"odd ""name", public, extensions' },
    ]);
    expect(
      await db.query("select current_setting('request.jwt.claims', true) as claims, current_setting('search_path') as schemas"),
    ).toEqual([{ claims: '', schemas: '"$user",public,extensions' }]);
  });

  it('has its time zone for itself', async () => {
    const shanghai = { ...ANON, timezone: 'Asia/Shanghai' };
    const noon = "select timestamptz '2026-01-01 12:00Z' as noon";
    expect(await rowsOf(shanghai, noon)).toEqual([{ noon: '2026-01-01 20:00:00+08' }]);
    expect(await rowsOf(ANON, noon)).toEqual([{ noon: '2026-01-01 12:00:00+00' }]);
    await expect(rowsOf({ ...ANON, timezone: 'Nowhere/At_All' }, noon)).rejects.toMatchObject({ code: '22023' });
  });

  it('takes values of any kind as text', async () => {
    const { rows } = await run(ANON, 'select $1::int + 1 as n, $2::text as t, $3::jsonb -> 0 as j, $4::bool as b, $5::text as nothing', [
      '41',
      "漢 ' \\ \n",
      '[{"a":9007199254740993}]',
      'true',
      null,
    ]);
    expect(rows).toEqual([{ n: '42', t: "漢 ' \\ \n", j: '{"a": 9007199254740993}', b: 't', nothing: null }]);
    await expect(run(ANON, 'select $1::text', ['a\0b'])).rejects.toMatchObject({ code: '22021' });
    await expect(run(ANON, 'select 1 \0 drop')).rejects.toMatchObject({ code: '22021' });
  });
});

describe('escalation is refused', () => {
  const attempts = {
    'set role postgres': "select set_config('role', 'postgres', true)",
    'set role postgres, to stay': "select set_config('role', 'postgres', false)",
    'through a function': "select public.become('postgres', false)",
    'role none': "select set_config('role', 'none', true), (select count(*) from auth.users)",
    'another administrator': "select set_config('role', 'supabase_admin', true)",
    'the users table': 'select * from auth.users',
    'a new superuser': 'create role mallory superuser',
    'own right': 'grant postgres to anon',
    'a file': "select pg_read_file('postgresql.conf')",
    'a program': "copy (select 1) to program 'id'",
    'switching off policies': 'alter table public.notes disable row level security',
  };
  it.each(Object.entries(attempts))('%s', async (_name, attempt) => {
    for (const role of ['anon', 'authenticated'] as const) await expect(run(as(role), attempt)).rejects.toMatchObject({ code: '42501' });
    expect(await owner()).toEqual({ role: 'postgres', login: 'postgres' });
  });

  it('is undone after an error inside an explicit transaction too', async () => {
    const fails = "select set_config('role', 'anon', true), 1 / 0 as page_total";
    await expect(run(ANON, fails, [], { access: 'write', commit: 'exactly_one_row' })).rejects.toMatchObject({ code: '22012' });
    expect(await owner()).toEqual({ role: 'postgres', login: 'postgres' });
  });

  it('costs the session when a role is left behind: the owner never works as somebody else', async () => {
    await run(ANON, "select public.become('service_role', true)");
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
    await expect(db.query('select 1')).rejects.toMatchObject({ code: '57P02' });
    expect(await owner()).toEqual({ role: 'postgres', login: 'postgres' });
    expect(String(complaint.mock.calls[0]?.[1])).toContain('another role');
    complaint.mockRestore();
  });
});

describe('a read', () => {
  it('can’t write, whatever it calls', async () => {
    await expect(run(as('service_role'), 'select public.log_it(1)', [], READ)).rejects.toMatchObject({ code: '25006' });
    await expect(run(as('service_role'), 'insert into log (id) values (1)', [], READ)).rejects.toMatchObject({ code: '25006' });
    expect(await db.query('select * from log')).toEqual([]);
    await run(as('service_role'), 'select public.log_it(1)');
    expect(await db.query('select id from log')).toEqual([{ id: '1' }]);
  });
});

describe('what is kept', () => {
  const insert = (ids: string, commit: Parameters<PgliteDriver['run']>[2]['commit']) =>
    run(
      as('service_role'),
      `with s as (insert into log (id) select unnest($1::int[]) returning id) select count(*) as page_total from s`,
      [ids],
      {
        access: 'write',
        commit,
      },
    );
  const kept = async () => (await db.query('select id from log where id >= 100 order by id')).map(({ id }) => Number(id));

  it('follows the rule of the request', async () => {
    expect((await insert('{100,101}', 'always')).committed).toBe(true);
    expect((await insert('{110}', 'never')).committed).toBe(false);
    expect((await insert('{120}', 'exactly_one_row')).committed).toBe(true);
    expect((await insert('{130,131}', 'exactly_one_row')).committed).toBe(false);
    expect((await insert('{}', 'exactly_one_row')).committed).toBe(false);
    expect((await insert('{140,141}', { atMostRows: 2 })).committed).toBe(true);
    expect((await insert('{150,151,152}', { atMostRows: 2 })).committed).toBe(false);
    expect(await kept()).toEqual([100, 101, 120, 140, 141]);
  });

  it('is nothing of a statement that fails, also when only its commit does', async () => {
    await expect(insert('{200,100}', 'always')).rejects.toMatchObject({ code: '23505' });
    await db.exec('alter table log add column twin int references log (id) deferrable initially deferred');
    const orphan = "insert into log (id, twin) values (201, 999) returning '1' as page_total";
    for (const commit of ['always', 'exactly_one_row'] as const) {
      await expect(run(as('service_role'), orphan, [], { access: 'write', commit })).rejects.toMatchObject({ code: '23503' });
    }
    expect(await kept()).toEqual([100, 101, 120, 140, 141]);
  });
});

describe('prepared statements', () => {
  it('survive errors, changed tables and their own eviction', async () => {
    await expect(run(ANON, 'select nonsense')).rejects.toMatchObject({ code: '42703' });
    await expect(run(ANON, 'select nonsense')).rejects.toMatchObject({ code: '42703' });
    const all = 'select * from log where id = 100';
    expect(Object.keys((await rowsOf(as('service_role'), all))[0] ?? {})).toEqual(['id', 'at', 'twin']);
    await db.exec('alter table log add column note text');
    expect(Object.keys((await rowsOf(as('service_role'), all))[0] ?? {})).toEqual(['id', 'at', 'twin', 'note']);

    for (let n = 0; n < 400; n++) expect(await rowsOf(ANON, `select ${n} as n`)).toEqual([{ n: String(n) }]);
    expect(Number((await db.query('select count(*) from pg_prepared_statements'))[0]?.count)).toBeLessThanOrEqual(300);
    expect(await rowsOf(ANON, 'select 0 as n')).toEqual([{ n: '0' }]);
  });
});

describe('notifications', () => {
  it('arrive from requests and schema changes until they are given up', async () => {
    const heard: string[] = [];
    const stop = await db.listen('pgrst', (payload) => heard.push(payload));
    await run(ANON, "select pg_notify('pgrst', 'by hand')");
    await db.exec('create table public.another ()');
    await expect.poll(() => heard).toEqual(['by hand', 'reload schema']);
    await db.exec('create temporary table nobodys_business ()');
    await stop();
    await db.exec('drop table public.another');
    await db.query('select 1');
    expect(heard).toEqual(['by hand', 'reload schema']);
  });
});
