import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuth } from '../../../supabase/embedded/auth/service.ts';
import { AUTH_DEFAULTS } from '../../../supabase/embedded/auth/config.ts';
import type { AuthConfig } from '../../../supabase/embedded/auth/config.ts';
import { TEMPLATES } from '../../../supabase/embedded/backend.ts';
import { PgliteDriver } from '../../../supabase/embedded/db/pglite.ts';
import { openKeys } from '../../../supabase/embedded/keys.ts';
import { copyTemplate, ensureTemplate } from '../../../supabase/embedded/template.ts';

export type Answer = { status: number; headers: Readonly<Record<string, string>>; body: Record<string, unknown> };
export type Call = { query?: string; body?: unknown; token?: string; ip?: string };

/** The Auth service over a database of its own, without a server between: tests may look behind it and turn back its clock. */
export async function bareAuth(config: Partial<AuthConfig> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'feiqiao-auth-'));
  const database = join(folder, 'db');
  copyTemplate(await ensureTemplate({ cache: TEMPLATES, migrations: [], seedFiles: [] }), database);
  const db = await PgliteDriver.open({ folder: database, durable: false });
  const keys = openKeys(folder);
  const mailboxFile = join(folder, 'mailbox.jsonl');
  const settings: AuthConfig = {
    ...AUTH_DEFAULTS,
    externalUrl: 'http://127.0.0.1:54321',
    siteUrl: 'http://127.0.0.1:3000',
    mailboxFile,
    ...config,
  };
  const auth = createAuth(db, settings, keys);

  async function call(method: string, path: string, { query = '', body, token, ip = '127.0.0.1' }: Call = {}): Promise<Answer> {
    const response = await auth({
      method,
      path,
      query,
      headers: { 'x-supabase-api-version': '2024-01-01', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      ip,
      caller: { role: 'anon', claims: { role: 'anon' } },
    });
    const text = typeof response.body === 'string' ? response.body : '{}';
    return { status: response.status, headers: response.headers ?? {}, body: JSON.parse(text) as Record<string, unknown> };
  }
  const signIn = (email: string, password: string, ip?: string) =>
    call('POST', '/token', { query: 'grant_type=password', body: { email, password }, ...(ip ? { ip } : {}) });
  const refresh = (token: unknown) => call('POST', '/token', { query: 'grant_type=refresh_token', body: { refresh_token: token } });

  async function close() {
    await auth.close();
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { db, keys, mailboxFile, call, signIn, refresh, close };
}
