import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Driver } from './db/driver.ts';
import { PgPoolDriver } from './db/pg-pool.ts';
import { scramVerifier } from './db/scram.ts';
import { migrate, seed, type Migration } from './migrations.ts';

export type NativeOptions = {
  /** Logs in as the database's owner; for a database without Supabase's roles and schemas, as a superuser. */
  url: string;
  /** Logs in as `authenticator`; without it, with a password kept in the data folder. */
  authenticatorUrl?: string | undefined;
  /** The installation's data folder. */
  folder: string;
  migrations: readonly Migration[];
  seedFiles: readonly string[];
  statementLimit?: number | undefined;
  preparedStatements?: boolean | undefined;
  onProgress?: (text: string) => void;
};

const BOOTSTRAP = readFileSync(new URL('./bootstrap.sql', import.meta.url), 'utf8');

/** The oldest Postgres that bootstrap.sql runs on: `security_invoker` views and `has_parameter_privilege` came with it. */
const OLDEST = 15;

/**
 * Opens a database of a native Postgres. An empty one is made what a fresh Supabase project is, migrated and seeded; a
 * real project's is only migrated.
 * @throws BrokenSqlFile, DatabaseError
 */
export async function openNativeDatabase(options: NativeOptions): Promise<PgPoolDriver> {
  const { url, folder, migrations, seedFiles, onProgress = () => {} } = options;
  const password = options.authenticatorUrl === undefined ? keptPassword(folder) : undefined;
  const db = new PgPoolDriver({
    ownerUrl: url,
    authenticatorUrl: options.authenticatorUrl ?? withLogin(url, password ?? ''),
    ...(options.statementLimit === undefined ? {} : { statementLimit: options.statementLimit }),
    ...(options.preparedStatements === undefined ? {} : { preparedStatements: options.preparedStatements }),
  });
  try {
    onProgress('Opening the database');
    const isNew = await bootstrap(db);
    if (password !== undefined) await givePassword(db, password);
    await migrate(db, migrations, ({ name }) => onProgress(`Applying migration ${name}`));
    if (isNew && seedFiles.length > 0) {
      onProgress('Seeding the database');
      await seed(db, seedFiles);
      await db.exec('analyze');
    }
    await checkLogin(db);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** @returns whether the database was empty */
async function bootstrap(db: Driver): Promise<boolean> {
  const [state] = await db.query(`
    select current_setting('server_version_num')::int / 10000 as version, to_regclass('auth.users') is not null as ready,
      (select rolsuper from pg_roles where rolname = current_user) as superuser`);
  if (Number(state?.version) < OLDEST) throw new Error(`PostgreSQL ${state?.version} is too old: ${OLDEST} or later is needed.`);
  if (state?.ready === 't') {
    // A hosted project has no record of migrations before its first one.
    await db.exec(`create schema if not exists supabase_migrations;
      create table if not exists supabase_migrations.schema_migrations (version text not null primary key, statements text[], name text)`);
    return false;
  }
  if (state?.superuser !== 't') throw new Error('The database is empty: to set it up, DATABASE_URL has to log in as a superuser once.');
  await db.exec(BOOTSTRAP);
  return true;
}

/** Authenticator's password, made up at the first start; readable by the folder's owner only. */
function keptPassword(folder: string): string {
  const path = join(folder, 'database.json');
  if (existsSync(path)) return (JSON.parse(readFileSync(path, 'utf8')) as { authenticatorPassword: string }).authenticatorPassword;
  const authenticatorPassword = randomBytes(24).toString('base64url');
  writeFileSync(path, `${JSON.stringify({ authenticatorPassword }, null, 2)}\n`, { mode: 0o600 });
  return authenticatorPassword;
}

/** Sets it where there is none; a password that somebody chose is not ours to change. */
async function givePassword(db: Driver, password: string): Promise<void> {
  const [may] = await db.query("select has_column_privilege('pg_authid', 'rolpassword', 'select') as look");
  if (may?.look !== 't') return;
  const [role] = await db.query("select rolpassword is null as open from pg_authid where rolname = 'authenticator'");
  if (role?.open === 't') await db.exec(`alter role authenticator login password '${scramVerifier(password)}'`);
}

async function checkLogin(db: Driver): Promise<void> {
  const nobody = { role: 'anon', claims: '{}', method: 'GET', path: '/', headers: '{}', schema: 'public' } as const;
  try {
    await db.run(nobody, { text: 'select 1', params: [] }, { access: 'read', commit: 'always' });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`Requests can't log in as authenticator (${why}). If it has a password already, set AUTHENTICATOR_DATABASE_URL.`, {
      cause: error,
    });
  }
}

/** In the query, since the address of a socket has no place for a login. */
function withLogin(url: string, password: string): string {
  const changed = new URL(url);
  changed.username = '';
  changed.password = '';
  changed.searchParams.set('user', 'authenticator');
  changed.searchParams.set('password', password);
  return changed.href;
}
