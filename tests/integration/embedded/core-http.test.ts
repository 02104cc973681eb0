import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startBackend, type Backend, type BackendOptions } from '../../../supabase/embedded/backend.ts';

const folder = mkdtempSync(join(tmpdir(), 'feiqiao-test-'));
const migrationsFolder = join(folder, 'migrations');
mkdirSync(migrationsFolder);
writeFileSync(
  join(migrationsFolder, '1_things.sql'),
  `create table public.things (id int primary key, name text);
   insert into public.things values (1, 'one'), (2, 'two');
   create table public.many as select generate_series(1, 60) as n;
   create function public.spin() returns bigint language sql as $$ select count(*) from generate_series(1, 1e12) $$;
   create function public.who() returns jsonb language sql stable as $$
     select jsonb_build_object('role', current_user, 'uid', auth.uid(), 'jwt_role', auth.role(), 'email', auth.email(),
       'header', current_setting('request.headers')::jsonb ->> 'x-mine') $$;`,
);
const start = (options: BackendOptions = {}) =>
  startBackend({ port: 0, fast: true, config: { migrationsFolder, seedFiles: [], maxRows: 50 }, statementLimit: 600, ...options });

let backend: Backend;
beforeAll(async () => {
  backend = await start();
});
afterAll(async () => {
  await backend.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, init: RequestInit = {}, key: string | null = backend.publishableKey) =>
  fetch(`${backend.url}${path}`, { ...init, headers: { ...(key === null ? {} : { apikey: key }), ...init.headers } });
const message = async (response: Response) => ((await response.json()) as { message: string }).message;

describe('the address', () => {
  it('answers on both kinds of loopback', async () => {
    const { port } = new URL(backend.url);
    for (const host of ['127.0.0.1', '[::1]', 'localhost']) expect((await fetch(`http://${host}:${port}/health`)).status).toBe(200);
  });

  it('serves a supabase-js client: a user’s token reaches auth.uid() and policies', async () => {
    const sub = '00000000-0000-4000-8000-000000000001';
    const token = backend.keys.sign({ sub, role: 'authenticated', email: 'a@b.cn', exp: Math.floor(Date.now() / 1000) + 60 });
    const headers = { 'x-mine': 'yes' };
    const user = createClient(backend.url, backend.publishableKey, { accessToken: async () => token, global: { headers } });
    const asked = await user.rpc('who');
    expect(asked.data).toEqual({ role: 'authenticated', uid: sub, jwt_role: 'authenticated', email: 'a@b.cn', header: 'yes' });
    const anon = createClient(backend.url, backend.publishableKey);
    expect((await anon.rpc('who')).data).toMatchObject({ role: 'anon', uid: null });
    const service = createClient(backend.url, backend.keys.legacyServiceRoleKey);
    expect((await service.rpc('who')).data).toMatchObject({ role: 'service_role', uid: null });
  });

  it('says what it has not got', async () => {
    for (const path of ['/graphql/v1', '/functions/v1/hello', '/realtime/v1/websocket']) {
      const response = await get(path);
      expect([response.status, await message(response)]).toEqual([501, expect.stringContaining('run a real Supabase')]);
    }
    expect((await get('/elsewhere')).status).toBe(404);
    expect((await get('/rest/v1things')).status).toBe(404);
  });

  it('asks for a key, except where links in mails lead', async () => {
    expect((await get('/rest/v1/things', {}, null)).status).toBe(401);
    expect((await get('/rest/v1/things', {}, 'sb_publishable_guess')).status).toBe(401);
    expect((await get('/auth/v1/settings', {}, null)).status).toBe(401);
    expect((await get('/auth/v1/.well-known/jwks.json', {}, null)).status).toBe(200);
  });

  it('refuses a network’s address while its keys are made up', async () => {
    await expect(start({ hosts: ['0.0.0.0'] })).rejects.toThrow('Refusing to listen on 0.0.0.0 with generated keys');
  });

  it('refuses a port that is taken', async () => {
    await expect(start({ port: Number(new URL(backend.url).port) })).rejects.toThrow('EADDRINUSE');
  });
});

describe('limits', () => {
  it('has none for what fits', async () => {
    const name = '漢'.repeat(300_000);
    const response = await get('/rest/v1/things', {
      method: 'POST',
      body: JSON.stringify({ id: 3, name }),
      headers: { 'content-type': 'application/json', prefer: 'return=representation' },
    });
    expect(response.status).toBe(201);
    const [row] = (await response.json()) as { name: string }[];
    expect(
      createHash('md5')
        .update(row?.name ?? '')
        .digest('hex'),
    ).toBe(createHash('md5').update(name).digest('hex'));
  });

  it('refuses a body over a megabyte and an address over sixteen kilobytes', async () => {
    const large = await get('/rest/v1/things', { method: 'POST', body: JSON.stringify({ name: 'x'.repeat(1024 * 1024) }) });
    expect([large.status, await message(large)]).toEqual([413, 'The body is larger than 1048576 bytes']);
    expect((await get(`/rest/v1/things?name=eq.${'x'.repeat(16 * 1024)}`)).status).toBe(414);
    expect((await get(`/rest/v1/things?name=eq.${'x'.repeat(15 * 1024)}`)).status).toBe(200);
  });

  it('gives no more rows than config.toml allows, whatever is asked for', async () => {
    for (const query of ['select=n', 'select=n&limit=60']) expect(await (await get(`/rest/v1/many?${query}`)).json()).toHaveLength(50);
  });

  it('stops a statement that does not end and goes on serving', async () => {
    const spinning = get('/rest/v1/rpc/spin', { method: 'POST' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const behind = await get('/rest/v1/things?select=id');
    expect(behind.status).toBe(503);
    expect(behind.headers.get('retry-after')).toMatch(/^\d+$/);
    const stopped = await spinning;
    expect(((await stopped.json()) as { code: string }).code).toBe('57014');
    expect((await get('/rest/v1/things?select=id')).status).toBe(200);
  });
});

describe('pages of other sites', () => {
  const preflight = (path: string) =>
    get(
      path,
      { method: 'OPTIONS', headers: { origin: 'https://a.example', 'access-control-request-headers': 'apikey,x-client-info' } },
      null,
    );

  it('may call the API', async () => {
    const asked = await preflight('/rest/v1/things');
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([204, 'apikey,x-client-info']);
    const answered = await get('/rest/v1/things?select=id&limit=1', { headers: { origin: 'https://a.example' } });
    expect(answered.headers.get('access-control-allow-origin')).toBe('*');
    const exposed = answered.headers.get('access-control-expose-headers')?.split(', ');
    expect(exposed).toEqual(expect.arrayContaining(['content-range', 'content-profile', 'preference-applied', 'location']));
    expect(exposed).toEqual(expect.arrayContaining(['x-total-count', 'x-supabase-api-version']));
  });

  it('may not read the mailbox, whose links open accounts', async () => {
    expect((await preflight('/mailbox/messages')).headers.get('access-control-allow-origin')).toBeNull();
    const answered = await get('/mailbox/messages', { headers: { origin: 'https://a.example' } }, null);
    expect([answered.status, answered.headers.get('access-control-allow-origin')]).toEqual([200, null]);
  });
});

describe('a client that goes away', () => {
  it('does not disturb the others', async () => {
    const complaint = vi.spyOn(console, 'error');
    const { port } = new URL(backend.url);
    for (let n = 0; n < 20; n++) {
      const headers = { apikey: backend.publishableKey, 'content-length': 1000 };
      const gone = request({ port, host: '127.0.0.1', path: '/rest/v1/things', method: 'POST', headers });
      gone.on('error', () => {});
      gone.write('{');
      setTimeout(() => gone.destroy(), 20);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await get('/rest/v1/things?select=id&limit=1')).status).toBe(200);
    expect(complaint).not.toHaveBeenCalled();
    complaint.mockRestore();
  });
});
