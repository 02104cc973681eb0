import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PgliteDriver } from './db/pglite.ts';
import { PgPoolDriver } from './db/pg-pool.ts';
import { verifyManifest } from './manifest.ts';
import { runProgram } from './postgres-programs.ts';
import { syncTree } from './template.ts';

const HELP = `Puts a backup back, after checking it, as a new installation.

  npm run restore -- [options] BACKUP

  BACKUP              a folder that \`npm run backup\` made
  --data DIR          where to; must be empty or not exist (default .data/backend)
  --database-url URL  an empty native PostgreSQL database, for a backup of one; default: DATABASE_URL
`;

export type RestoreOptions = { backup: string; data: string; databaseUrl?: string | undefined };

/**
 * @returns when the backup was made
 * @throws DamagedBackup, Error in one sentence; the data folder is then as it was
 */
export async function restore({ backup, data, databaseUrl }: RestoreOptions): Promise<string> {
  if (existsSync(data) && readdirSync(data).length > 0)
    throw new Error(`${data} is not empty: restore into another folder, or move it away first.`);
  const { database, madeAt } = await verifyManifest(backup);
  if (database === 'postgres' && !databaseUrl)
    throw new Error('This is a backup of a native PostgreSQL: name an empty one by --database-url.');
  const partial = `${data}.partial`;
  rmSync(partial, { recursive: true, force: true });
  try {
    cpSync(backup, partial, { recursive: true, filter: (path) => !LEFT_OUT.has(path.slice(backup.length + 1)) });
    if (database === 'postgres') await restorePostgres(join(backup, 'database.dump'), databaseUrl ?? '');
    else await openOnce(join(partial, 'db'));
    await syncTree(partial);
    if (existsSync(data)) rmSync(data, { recursive: true });
    renameSync(partial, data);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
  return madeAt;
}

/** Of the backup alone, not of the installation. */
const LEFT_OUT = new Set(['manifest.json', 'database.dump']);

/** Opens the database, so that one this engine can't read is found now, and closes it cleanly. */
async function openOnce(folder: string): Promise<void> {
  const db = await PgliteDriver.open({ folder, durable: true });
  try {
    await db.query('select count(*) from auth.users');
  } finally {
    await db.close();
  }
}

const BOOTSTRAP = readFileSync(new URL('./bootstrap.sql', import.meta.url), 'utf8');

/** The roles and the database's settings come from the bootstrap, since no dump has them; everything else from the dump. */
async function restorePostgres(dump: string, url: string): Promise<void> {
  const db = new PgPoolDriver({ ownerUrl: url, authenticatorUrl: url });
  try {
    const [state] = await db.query("select to_regclass('auth.users') is not null as used");
    if (state?.used === 't') throw new Error('The PostgreSQL database is not empty: restore into a new one.');
    await db.exec(BOOTSTRAP);
  } finally {
    await db.close();
  }
  await runProgram('pg_restore', url, ['--clean', '--if-exists', '--single-transaction', dump]);
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: {
      data: { type: 'string', default: '.data/backend' },
      'database-url': { type: 'string', default: process.env.DATABASE_URL ?? '' },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowPositionals: true,
  });
  const [from] = positionals;
  if (values.help || from === undefined) {
    console.log(HELP);
    process.exitCode = values.help ? 0 : 1;
  } else
    try {
      const data = resolve(values.data);
      const madeAt = await restore({ backup: resolve(from), data, databaseUrl: values['database-url'] || undefined });
      console.log(`${data}: as it was on ${madeAt}`);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
}
