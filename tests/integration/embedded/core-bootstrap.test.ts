import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PgliteDriver } from '../../../supabase/embedded/db/pglite.ts';
import { ANON, as, emptyDatabase } from './core-engine.ts';

let db: PgliteDriver;
beforeAll(async () => {
  db = await emptyDatabase();
});
afterAll(() => db.close());

const one = async (sql: string) => (await db.query(sql))[0];
const readAs = async (context: typeof ANON, text: string) => {
  const { rows } = await db.run(context, { text, params: [] }, { access: 'read', commit: 'always' });
  return rows[0];
};
const ALICE = '00000000-0000-4000-8000-000000000001';

describe('roles', () => {
  it('are those of a Supabase project', async () => {
    const roles = await db.query(`
      select rolname as name, rolinherit as inherits, rolcanlogin as login, rolbypassrls as bypasses, rolsuper as super
      from pg_roles where rolname in ('anon', 'authenticated', 'service_role', 'authenticator') order by 1`);
    expect(roles).toEqual([
      { name: 'anon', inherits: 'f', login: 'f', bypasses: 'f', super: 'f' },
      { name: 'authenticated', inherits: 'f', login: 'f', bypasses: 'f', super: 'f' },
      { name: 'authenticator', inherits: 'f', login: 't', bypasses: 'f', super: 'f' },
      { name: 'service_role', inherits: 'f', login: 'f', bypasses: 't', super: 'f' },
    ]);
    const may = await one(`select string_agg(r.rolname, ',' order by r.rolname) as become from pg_auth_members m
      join pg_roles r on r.oid = m.roleid join pg_roles g on g.oid = m.member where g.rolname = 'authenticator'`);
    expect(may).toEqual({ become: 'anon,authenticated,service_role' });
  });

  it('have the namesakes and schemas that migrations mention, which open no door here', async () => {
    const names = "'supabase_admin', 'supabase_auth_admin', 'supabase_storage_admin', 'dashboard_user'";
    const stubs = `select count(*), bool_or(rolcanlogin or rolsuper or rolbypassrls) as strong from pg_roles where rolname in (${names})`;
    expect(await one(stubs)).toEqual({ count: '4', strong: 'f' });
    const schemas = `select count(*) from pg_namespace where nspname in ('auth', 'storage', 'extensions', 'graphql_public')`;
    expect(await one(schemas)).toEqual({ count: '4' });
  });

  it('get everything that is made in public, and nothing of what Auth keeps', async () => {
    await db.exec('create table public.made (id bigserial); create function public.make() returns int language sql as $$ select 1 $$');
    for (const role of ['anon', 'authenticated', 'service_role'] as const) {
      const rights = await one(`select
        has_table_privilege('${role}', 'public.made', 'select, insert, update, delete') as made,
        has_sequence_privilege('${role}', 'public.made_id_seq', 'usage') as numbers,
        has_function_privilege('${role}', 'public.make()', 'execute') as function,
        has_table_privilege('${role}', 'auth.users', 'select') as users,
        has_table_privilege('${role}', 'auth.refresh_tokens', 'select') as tokens,
        has_table_privilege('${role}', 'storage.objects', 'select') as objects,
        has_schema_privilege('${role}', 'supabase_migrations', 'usage') as migrations`);
      expect(rights).toEqual({ made: 't', numbers: 't', function: 't', users: 'f', tokens: 'f', objects: 't', migrations: 'f' });
    }
  });
});

describe('auth', () => {
  it('says who asks, from the claims of the request', async () => {
    const who = 'select auth.uid() as uid, auth.role() as role, auth.email() as email, auth.jwt() ->> $$x$$ as x';
    const alice = as('authenticated', { sub: ALICE, role: 'authenticated', email: 'a@b.cn', x: 'y' });
    expect(await readAs(alice, who)).toEqual({ uid: ALICE, role: 'authenticated', email: 'a@b.cn', x: 'y' });
    expect(await readAs(ANON, who)).toEqual({ uid: null, role: 'anon', email: null, x: null });
    // The owner, after requests: the settings are empty then, not absent.
    expect(await one(who)).toEqual({ uid: null, role: null, email: null, x: null });
  });

  it('has GoTrue’s tables, so that a project’s trigger and references work', async () => {
    await db.exec(`
      create table public.profiles (id uuid primary key references auth.users (id) on delete cascade, email text);
      create function public.welcome() returns trigger language plpgsql security definer set search_path = '' as $$
        begin insert into public.profiles values (new.id, new.email); return new; end $$;
      create trigger on_auth_user_created after insert on auth.users for each row execute function public.welcome();
      insert into auth.users (id, email, email_confirmed_at) values ('${ALICE}', 'a@b.cn', '2026-01-01');
      insert into auth.identities (provider_id, user_id, provider, identity_data) values ('${ALICE}', '${ALICE}', 'email', '{"email":"A@b.cn"}');`);
    expect(await one('select confirmed_at, is_sso_user from auth.users')).toEqual({
      confirmed_at: '2026-01-01 00:00:00+00',
      is_sso_user: 'f',
    });
    expect(await one('select email from auth.identities')).toEqual({ email: 'a@b.cn' });
    expect(await one('select email from public.profiles')).toEqual({ email: 'a@b.cn' });
    await expect(db.query("insert into auth.users (id, email) values (gen_random_uuid(), 'a@b.cn')")).rejects.toMatchObject({
      code: '23505',
    });
    await db.query('delete from auth.users');
    expect(await db.query('select * from public.profiles union all select user_id, email from auth.identities')).toEqual([]);
  });
});

describe('storage', () => {
  it('takes names apart', async () => {
    const parts =
      "select storage.foldername('a/b/c.tar.gz') as folders, storage.filename('a/b/c.tar.gz') as file, storage.extension('a/b/c.tar.gz') as ext";
    expect(await readAs(ANON, parts)).toEqual({ folders: '{a,b}', file: 'c.tar.gz', ext: 'gz' });
  });

  it('shows nobody an object without a policy', async () => {
    await db.exec(
      "insert into storage.buckets (id, name) values ('b', 'b'); insert into storage.objects (bucket_id, name) values ('b', 'a/b')",
    );
    const count = 'select count(*) from storage.objects';
    expect([await readAs(ANON, count), await readAs(as('authenticated'), count), await readAs(as('service_role'), count)]).toEqual([
      { count: '0' },
      { count: '0' },
      { count: '1' },
    ]);
  });
});

describe('extensions', () => {
  it('are there, in their own schema, for every role, and work when first called', async () => {
    const used = `select length(crypt('a', gen_salt('bf', 4))) as crypt, encode(digest('a', 'sha1'), 'hex') as digest, 'A'::citext = 'a' as citext,
      similarity('word', 'words') > 0.5 as trgm, uuid_generate_v4() is not null as uuid`;
    for (const context of [ANON, as('authenticated'), as('service_role')]) {
      expect(await readAs(context, used)).toEqual({
        crypt: '60',
        digest: '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8',
        citext: 't',
        trgm: 't',
        uuid: 't',
      });
    }
    // Exclusion constraints that mix equality and overlap.
    await db.exec(
      "create table public.stays (person int, during daterange, exclude using gist (person with =, during with &&)); insert into public.stays values (1, '[2026-01-01,2026-02-01)')",
    );
    await expect(db.query("insert into public.stays values (1, '[2026-01-15,2026-03-01)')")).rejects.toMatchObject({ code: '23P01' });
  });
});
