import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEMPLATES } from '../../../supabase/embedded/backend.ts';
import type { RequestContext } from '../../../supabase/embedded/db/driver.ts';
import { PgliteDriver, type PgliteOptions } from '../../../supabase/embedded/db/pglite.ts';
import { copyTemplate, ensureTemplate } from '../../../supabase/embedded/template.ts';

/** What an anonymous GET would bring along. */
export const ANON: RequestContext = { role: 'anon', claims: '{"role":"anon"}', method: 'GET', path: '/', headers: '{}', schema: 'public' };

export const as = (role: RequestContext['role'], claims: object = { role }): RequestContext => ({
  ...ANON,
  role,
  claims: JSON.stringify(claims),
});

/** An empty project's data folder, to be removed by the caller. */
export async function emptyProject(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'feiqiao-test-'));
  copyTemplate(await ensureTemplate({ cache: TEMPLATES, migrations: [], seedFiles: [] }), join(folder, 'db'));
  return folder;
}

/** A database with nothing but the bootstrap in it; `close` removes it. */
export async function emptyDatabase(options: Partial<PgliteOptions> = {}): Promise<PgliteDriver> {
  const folder = await emptyProject();
  const db = await PgliteDriver.open({ folder: join(folder, 'db'), durable: false, ...options });
  const close = db.close.bind(db);
  db.close = async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  };
  return db;
}
