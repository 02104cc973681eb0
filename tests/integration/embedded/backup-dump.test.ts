import { createClient } from '@supabase/supabase-js';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startBackend, type Backend } from '../../../supabase/embedded/backend.ts';
import { PgPoolDriver } from '../../../supabase/embedded/db/pg-pool.ts';
import { PgliteDriver } from '../../../supabase/embedded/db/pglite.ts';
import type { Driver } from '../../../supabase/embedded/db/driver.ts';
import { dump } from '../../../supabase/embedded/dump.ts';
import { postgresPrograms, startPostgres } from '../../support/postgres.ts';
import { newUser, PASSWORD } from './auth-clients.ts';

const folder = mkdtempSync(join(tmpdir(), 'feiqiao-dump-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

mkdirSync(at('migrations'));
// What a careless dump gets wrong: references against the alphabet and in a circle, generated columns, identities,
// triggers, rows that the migration itself filled in, names and texts that need quoting.
writeFileSync(
  at('migrations/1_all.sql'),
  `create table public.kinds (code text primary key, label text);
   insert into public.kinds values ('a', 'as the migration has it'), ('b', 'to be removed');
   create table public."An ""entry""" (
     id bigint generated always as identity primary key, "kind's" text references public.kinds (code),
     body text, length int generated always as (length(body)) stored,
     tags text[], payload jsonb, day daterange, bytes bytea, exact numeric, float float8, at timestamptz);
   create table public.notes (id serial primary key, entry_id bigint references public."An ""entry""" (id), reply_to int references public.notes (id));
   create table public.left_side (id int primary key, other int);
   create table public.right_side (id int primary key, other int references public.left_side (id));
   alter table public.left_side add foreign key (other) references public.right_side (id) deferrable initially deferred;
   create table public.profiles (user_id uuid primary key references auth.users (id));
   create function public.welcome() returns trigger language plpgsql security definer set search_path = '' as $$
     begin insert into public.profiles values (new.id); return new; end $$;
   create trigger welcome after insert on auth.users for each row execute function public.welcome();`,
);
const FILL = `
  update public.kinds set label = 'as people changed it' where code = 'a';
  delete from public.kinds where code = 'b';
  insert into public."An ""entry""" ("kind's", body, tags, payload, day, bytes, exact, float, at) values
    ('a', E'漢 '' \\\\ \\n $$ ;', array['x,y', null, '"'], '{"a":[9007199254740993,null]}', '[2026-01-01,2026-02-01)', '\\x00ff', 1.10, 0.1, '2026-01-01 12:00Z'),
    (null, null, null, null, null, null, null, 'infinity', null);
  insert into public.notes (entry_id, reply_to) select 1, n from unnest(array[null, 1]) n;
  insert into public.notes (entry_id) select 2 from generate_series(1, 1200);
  begin; insert into public.left_side values (1, 1); insert into public.right_side values (1, 1); commit;`;
const CONTENT = ['kinds', '"An ""entry"""', 'notes', 'left_side', 'right_side', 'profiles'];
const contentOf = async (db: Driver) =>
  Promise.all(
    CONTENT.map(async (table) => (await db.query(`select t::text as row from public.${table} t order by 1`)).map(({ row }) => row)),
  );

const start = (data: string, url?: string) =>
  startBackend({
    data,
    port: 0,
    fast: true,
    config: { migrationsFolder: at('migrations'), seedFiles: [] },
    ...(url ? { native: { url } } : {}),
  });
const signInTo = async ({ url, publishableKey }: Backend, email: string) =>
  (await createClient(url, publishableKey).auth.signInWithPassword({ email, password: PASSWORD })).error;

/** An installation with all of it. @returns a user's address and what the tables hold */
async function filled(data: string): Promise<{ email: string; content: (string | null | undefined)[][] }> {
  const backend = await start(data);
  const { email } = await newUser(backend, 'moved');
  await createClient(backend.url, backend.secretKey).storage.createBucket('papers');
  await backend.close();
  const db = await PgliteDriver.open({ folder: join(data, 'db'), durable: false });
  await db.exec(FILL);
  const content = await contentOf(db);
  await db.close();
  return { email, content };
}

describe('a dump', () => {
  it('brings everything into another database with the same migrations, once', async () => {
    const { email, content } = await filled(at('from'));
    const sql = await dump({ data: at('from') });
    await (await start(at('to'))).close();
    const db = await PgliteDriver.open({ folder: join(at('to'), 'db'), durable: false });
    await db.exec(sql);
    expect(await contentOf(db)).toEqual(content);
    // Numbers go on after those that came.
    expect(await db.query(`insert into public."An ""entry""" (body) values ('next') returning id`)).toEqual([{ id: '3' }]);
    expect(await db.query('insert into public.notes (entry_id) values (3) returning id')).toEqual([{ id: '1203' }]);
    expect(await db.query('select id from storage.buckets')).toEqual([{ id: 'papers' }]);
    await expect(db.exec(sql)).rejects.toMatchObject({ code: '23505' });
    expect((await contentOf(db))[0]).toEqual(content[0]);
    await db.close();
    const backend = await start(at('to'));
    expect(await signInTo(backend, email)).toBeNull();
    await backend.close();
  });

  it('has no session, key or one-time token in it', async () => {
    const sql = await dump({ data: at('to') });
    expect(sql).toContain('insert into "auth"."users"');
    expect(sql).not.toMatch(/insert into "auth"\."(sessions|refresh_tokens|one_time_tokens|flow_state)"/);
  });

  it('is taken from a running backend too', async () => {
    const backend = await start(at('to'));
    expect(await dump({ data: at('to') })).toContain('commit;');
    await backend.close();
    await expect(dump({ data: at('nowhere') })).rejects.toThrow('There is no database');
  });
});

if (postgresPrograms() === undefined) console.warn('PostgreSQL is not installed here: a dump into it is NOT tested.');
else
  describe('over native PostgreSQL', () => {
    it('a dump of the built-in engine goes in, and comes out the same', async () => {
      const { email, content } = await filled(at('built-in'));
      const sql = await dump({ data: at('built-in') });
      const postgres = await startPostgres();
      try {
        const backend = await start(at('native'), postgres.url);
        const owner = new PgPoolDriver({ ownerUrl: postgres.url, authenticatorUrl: postgres.url });
        await owner.exec(sql);
        expect(await contentOf(owner)).toEqual(content);
        expect(await signInTo(backend, email)).toBeNull();
        const again = await dump({ data: at('native'), databaseUrl: postgres.url });
        const withoutUsers = (text: string) => text.replace(/insert into "auth"\."users"[^;]*;/, '');
        expect(withoutUsers(again)).toBe(withoutUsers(sql));
        await owner.close();
        await backend.close();
      } finally {
        await postgres.close();
      }
    });
  });
