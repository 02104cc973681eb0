import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openNativeDatabase } from '../../../supabase/embedded/native.ts';
import { postgresPrograms, startPostgres } from '../../support/postgres.ts';

/** The services' own tests once more, over native PostgreSQL; all of them with FEIQIAO_TEST_DATABASE=native. */
vi.mock('./core-engine.ts', async (original) => ({ ...(await original<object>()), emptyDatabase }));

async function emptyDatabase() {
  const postgres = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'feiqiao-native-'));
  const db = await openNativeDatabase({ url: postgres.url, folder, migrations: [], seedFiles: [] });
  const close = db.close.bind(db);
  db.close = async () => {
    await close();
    await postgres.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return db;
}

if (postgresPrograms() === undefined) {
  console.warn('PostgreSQL 15 or later is not installed here: the services are NOT tested over it.');
  it('native PostgreSQL is not installed: nothing is tested over it here', () => expect(postgresPrograms()).toBeUndefined());
} else {
  vi.stubEnv('FEIQIAO_TEST_DATABASE', 'native');
  describe('bootstrap', async () => void (await import('./core-bootstrap.test.ts')));
  describe('migrations', async () => void (await import('./core-migrations.test.ts')));
  describe('REST: reading', async () => void (await import('./rest-read.test.ts')));
  describe('REST: embedding', async () => void (await import('./rest-embed.test.ts')));
  describe('REST: writing', async () => void (await import('./rest-write.test.ts')));
  describe('REST: functions', async () => void (await import('./rest-call.test.ts')));
  describe('Auth', async () => void (await import('./auth.test.ts')));
  describe('roles of the app', async () => void (await import('../access.test.ts')));
}
