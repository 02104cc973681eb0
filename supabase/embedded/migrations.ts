import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseError, type Driver } from './db/driver.ts';

export type Migration = { version: string; name: string; path: string; sql: string };

/** A migration or seed file that the database refused. Nothing of it was kept. */
export class BrokenSqlFile extends Error {
  override name = 'BrokenSqlFile';
}

/** The migrations of a folder in their order, `<version>_<name>.sql`; other files are none, as for the Supabase CLI. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const [, version, name] = /^(\d+)_(.*)\.sql$/.exec(file) ?? [];
      if (version === undefined || name === undefined) return [];
      const path = join(folder, file);
      return [{ version, name, path, sql: readFileSync(path, 'utf8') }];
    });
}

/**
 * Applies those that the database doesn't have yet, each in a transaction of its own together with its record, so that
 * `supabase db push` later continues where this stopped.
 * @returns the migrations applied now
 * @throws BrokenSqlFile
 */
export async function migrate(
  db: Driver,
  migrations: readonly Migration[],
  onProgress = (_migration: Migration) => {},
): Promise<Migration[]> {
  const rows = await db.query('select version from supabase_migrations.schema_migrations');
  const applied = new Set(rows.map(({ version }) => version));
  const pending = migrations.filter(({ version }) => !applied.has(version));
  for (const migration of pending) {
    onProgress(migration);
    await execFile(db, migration.path, `${migration.sql}\n;\n${record(migration)}`, migration.sql);
  }
  return pending;
}

/** Runs seed files, each in a transaction of its own. @throws BrokenSqlFile */
export async function seed(db: Driver, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const sql = readFileSync(path, 'utf8');
    await execFile(db, path, sql, sql);
  }
}

/** The file is recorded as one statement: the CLI joins the parts again anyway. */
function record({ version, name, sql }: Migration): string {
  const [versionText, nameText, sqlText] = [version, name, sql].map(quoteLiteral);
  return `insert into supabase_migrations.schema_migrations (version, name, statements) values (${versionText}, ${nameText}, array[${sqlText}]);`;
}

async function execFile(db: Driver, path: string, sql: string, source: string): Promise<void> {
  try {
    await db.exec(sql);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const place = error.position === undefined ? '' : `:${lineAndColumn(source, error.position)}`;
    const more = [error.detail, error.hint].filter(Boolean).map((text) => `\n  ${text}`);
    throw new BrokenSqlFile(`${basename(path)}${place}: ${error.message} (${error.code})${more.join('')}`, { cause: error });
  }
}

/** Postgres counts characters from 1, not UTF-16 units. */
function lineAndColumn(text: string, position: number): string {
  const before = [...text].slice(0, position - 1);
  const line = before.filter((character) => character === '\n').length + 1;
  return `${line}:${before.length - before.lastIndexOf('\n')}`;
}

const quoteLiteral = (text: string) => `'${text.replaceAll("'", "''")}'`;
