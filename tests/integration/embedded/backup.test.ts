import { createClient } from '@supabase/supabase-js';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend, type Backend } from '../../../supabase/embedded/backend.ts';
import { backup } from '../../../supabase/embedded/backup.ts';
import { DamagedBackup } from '../../../supabase/embedded/manifest.ts';
import { restore } from '../../../supabase/embedded/restore.ts';
import { postgresPrograms, startPostgres, type Postgres } from '../../support/postgres.ts';
import { newUser, PASSWORD } from './auth-clients.ts';

const folder = mkdtempSync(join(tmpdir(), 'feiqiao-backup-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

mkdirSync(at('migrations'));
writeFileSync(at('migrations/1_entries.sql'), 'create table public.entries (id int primary key, text text);');
const start = (data: string, native?: Postgres) =>
  startBackend({
    data,
    port: 0,
    fast: true,
    config: { migrationsFolder: at('migrations'), seedFiles: [] },
    ...(native ? { native: { url: native.url } } : {}),
  });
const office = ({ url, secretKey }: Backend) => createClient(url, secretKey, { auth: { persistSession: false, autoRefreshToken: false } });

/** A user, a row and a file. @returns the user's address */
async function fill(backend: Backend): Promise<string> {
  const { email } = await newUser(backend, 'kept');
  await office(backend).from('entries').insert({ id: 1, text: '漢 ’ \\ “' }).throwOnError();
  await office(backend).storage.createBucket('papers');
  const { error } = await office(backend).storage.from('papers').upload('a/b.txt', Buffer.from('stored bytes'));
  expect(error).toBeNull();
  return email;
}

async function expectFilled(backend: Backend, email: string, entries: number[]): Promise<void> {
  const { data } = await office(backend).from('entries').select('id').order('id').throwOnError();
  expect((data as { id: number }[]).map(({ id }) => id)).toEqual(entries);
  const client = createClient(backend.url, backend.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
  expect((await client.auth.signInWithPassword({ email, password: PASSWORD })).error).toBeNull();
  const { data: file } = await office(backend).storage.from('papers').download('a/b.txt');
  expect(await file?.text()).toBe('stored bytes');
}

describe('an installation', () => {
  let email: string;
  beforeAll(async () => {
    const backend = await start(at('data'));
    email = await fill(backend);
    await backup({ data: at('data'), target: at('while-running') });
    await office(backend).from('entries').insert({ id: 2, text: 'later' }).throwOnError();
    await backend.close();
    await backup({ data: at('data'), target: at('while-stopped') });
  });

  it.each([
    { made: 'while-running', entries: [1] },
    { made: 'while-stopped', entries: [1, 2] },
  ])('comes back as it was when its backup was made $made, keys and all', async ({ made, entries }) => {
    const data = at(`restored-${made}`);
    await restore({ backup: at(made), data });
    expect(readFileSync(join(data, 'keys.json'), 'utf8')).toBe(readFileSync(at('data/keys.json'), 'utf8'));
    const backend = await start(data);
    await expectFilled(backend, email, entries);
    await backend.close();
  });

  it('is copied at one moment, while it is written to', async () => {
    const backend = await start(at('busy'));
    let stop = false;
    let acknowledged = 0;
    const writing = (async () => {
      for (; !stop; acknowledged++) await office(backend).from('entries').insert({ id: acknowledged }).throwOnError();
    })();
    await expect.poll(() => acknowledged, { timeout: 20_000 }).toBeGreaterThan(20);
    const before = acknowledged;
    await backup({ data: at('busy'), target: at('from-busy') });
    const after = acknowledged;
    stop = true;
    await writing;
    await backend.close();
    expect(readdirSync(at('busy')).filter((name) => name.startsWith('snapshot-'))).toEqual([]);

    await restore({ backup: at('from-busy'), data: at('restored-busy') });
    const copy = await start(at('restored-busy'));
    const { data } = await office(copy).from('entries').select('id').order('id').throwOnError();
    await copy.close();
    const ids = (data as { id: number }[]).map(({ id }) => id);
    expect(ids).toEqual(ids.map((_, index) => index));
    expect(ids.length).toBeGreaterThanOrEqual(before);
    expect(ids.length).toBeLessThanOrEqual(after + 1);
  });

  it('gives a copy of its database to the secret key only', async () => {
    const backend = await start(at('guarded'));
    const ask = (key: string) => fetch(`${backend.url}/snapshot`, { method: 'POST', headers: { apikey: key } });
    expect((await ask(backend.publishableKey)).status).toBe(403);
    expect((await fetch(`${backend.url}/snapshot`, { method: 'POST' })).status).toBe(401);
    await backend.close();
    expect(existsSync(at('guarded/address'))).toBe(false);
  });
});

describe('a backup', () => {
  const damaged = (name: string, damage: (copy: string) => void) => {
    const copy = at(name);
    cpSync(at('while-running'), copy, { recursive: true });
    damage(copy);
    return restore({ backup: copy, data: at(`from-${name}`) });
  };
  const someTable = () => {
    const base = readdirSync(at('while-running/db/base'), { recursive: true, withFileTypes: true });
    const file = base.find((entry) => entry.isFile() && statSync(join(entry.parentPath, entry.name)).size > 8192);
    return join(file?.parentPath ?? '', file?.name ?? '').slice(at('while-running').length + 1);
  };

  it('with one changed bit is refused, and nothing is left behind', async () => {
    const path = someTable();
    const flip = (copy: string) => {
      const bytes = readFileSync(join(copy, path));
      bytes[5000] = (bytes[5000] ?? 0) ^ 1;
      writeFileSync(join(copy, path), bytes);
    };
    await expect(damaged('flipped', flip)).rejects.toThrow(`${path} has changed`);
    expect(readdirSync(folder).filter((name) => name.startsWith('from-flipped'))).toEqual([]);
  });

  it('with a file missing, cut short or added is refused', async () => {
    await expect(damaged('lacking', (copy) => rmSync(join(copy, 'keys.json')))).rejects.toThrow('keys.json is missing');
    await expect(damaged('cut', (copy) => writeFileSync(join(copy, 'keys.json'), '{'))).rejects.toThrow('keys.json has changed');
    await expect(damaged('added', (copy) => writeFileSync(join(copy, 'db/new'), ''))).rejects.toThrow('db/new does not belong to it');
    await expect(damaged('unlisted', (copy) => rmSync(join(copy, 'manifest.json')))).rejects.toBeInstanceOf(DamagedBackup);
    await expect(damaged('garbled', (copy) => writeFileSync(join(copy, 'manifest.json'), '{}'))).rejects.toBeInstanceOf(DamagedBackup);
  });

  it('replaces nothing: no installation, no other backup', async () => {
    await expect(restore({ backup: at('while-running'), data: at('data') })).rejects.toThrow('is not empty');
    await expect(backup({ data: at('data'), target: at('while-running') })).rejects.toThrow('exists already');
    await expect(backup({ data: at('nowhere'), target: at('new') })).rejects.toThrow('no installation');
    expect(existsSync(at('new'))).toBe(false);
  });

  it('is readable by its owner only, since it holds keys', () => {
    expect(statSync(at('while-running')).mode & 0o777).toBe(0o700);
  });
});

if (postgresPrograms() === undefined) console.warn('PostgreSQL is not installed here: its backup is NOT tested.');
else
  describe('an installation over native PostgreSQL', () => {
    it('comes back in another cluster', async () => {
      const [old, fresh] = await Promise.all([startPostgres(), startPostgres()]);
      try {
        const backend = await start(at('native'), old);
        const email = await fill(backend);
        await backup({ data: at('native'), target: at('of-native'), databaseUrl: old.url });
        await backend.close();
        await expect(restore({ backup: at('of-native'), data: at('unused') })).rejects.toThrow('--database-url');
        await expect(restore({ backup: at('of-native'), data: at('unused'), databaseUrl: old.url })).rejects.toThrow('not empty');

        await restore({ backup: at('of-native'), data: at('native-restored'), databaseUrl: fresh.url });
        const again = await start(at('native-restored'), fresh);
        await expectFilled(again, email, [1]);
        // Rights came along, and so did what tells REST of changes.
        const client = createClient(again.url, again.publishableKey);
        expect((await client.from('entries').select('id')).error).toBeNull();
        await again.close();
      } finally {
        await Promise.all([old.close(), fresh.close()]);
      }
    });
  });
