import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openNativeDatabase } from '../../supabase/embedded/native.ts';
import { readMigrations } from '../../supabase/embedded/migrations.ts';
import { sqlDatabase } from '../../supabase/tests/sql-database.ts';
import { onNative } from './backend.ts';
import { startPostgres } from './postgres.ts';

/** One session of the database's owner: transactions, and other people's eyes by `tests.sign_in`. */
export type SqlSession = {
  rows<Row>(text: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Several statements. */
  exec(sql: string): Promise<void>;
  close(): Promise<void>;
};

const ROOT = new URL('../../', import.meta.url).pathname;

/**
 * A database with every migration, no seed, and the helpers of the SQL tests: the built-in engine, or a throw-away native
 * PostgreSQL with FEIQIAO_TEST_DATABASE=native.
 */
export async function sqlSession(): Promise<SqlSession> {
  if (onNative()) return nativeSession();
  const { db, close } = await sqlDatabase();
  return {
    rows: async (text, params = []) => (await db.query(text, [...params])).rows as never[],
    exec: async (sql) => void (await db.exec(sql)),
    close,
  };
}

async function nativeSession(): Promise<SqlSession> {
  const postgres = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'feiqiao-session-'));
  const migrations = readMigrations(join(ROOT, 'supabase/migrations'));
  await (await openNativeDatabase({ url: postgres.url, folder, migrations, seedFiles: [] })).close();
  const client = new pg.Client(postgres.url);
  await client.connect();
  await client.query(readFileSync(join(ROOT, 'supabase/tests/000_setup.sql'), 'utf8'));
  return {
    rows: async (text, params = []) => (await client.query(text, [...params])).rows as never[],
    exec: async (sql) => void (await client.query(sql)),
    close: async () => {
      await client.end();
      await postgres.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
