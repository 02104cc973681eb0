import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeManifest } from './manifest.ts';
import { runProgram } from './postgres-programs.ts';
import { copyDatabase, isPassing } from './snapshot.ts';
import { syncTree } from './template.ts';

const HELP = `Copies an installation, running or stopped, into a folder with checksums: database, stored files and keys.

  npm run backup -- [options] [FOLDER]

  FOLDER              where to put it (default: .data/backups/<time>); must not exist
  --data DIR          the installation (default .data/backend)
  --database-url URL  its native PostgreSQL, if it has one; default: DATABASE_URL

It holds secret keys and everybody's data: keep it as safe as the installation.
`;

export type BackupOptions = { data: string; target: string; databaseUrl?: string | undefined };

/** @throws Error in one sentence; nothing is left at the target then */
export async function backup({ data, target, databaseUrl }: BackupOptions): Promise<void> {
  if (existsSync(target)) throw new Error(`${target} exists already: a backup overwrites nothing.`);
  if (!existsSync(data)) throw new Error(`There is no installation in ${data}`);
  const partial = `${target}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  try {
    // Before and after: an object's file is never changed, so what the database names at its moment is in one of the two.
    copyFiles(data, partial);
    if (databaseUrl) await runProgram('pg_dump', databaseUrl, ['--format=custom', `--file=${join(partial, 'database.dump')}`]);
    else await copyDatabase(data, join(partial, 'db'));
    copyFiles(data, partial);
    await writeManifest(partial, databaseUrl ? 'postgres' : 'built-in', new Date());
    await syncTree(partial);
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
}

/** Everything but the database: keys, stored files, the mailbox. */
function copyFiles(data: string, target: string): void {
  for (const name of readdirSync(data)) {
    if (name !== 'db' && !isPassing(name)) cpSync(join(data, name), join(target, name), { recursive: true });
  }
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
  const target = resolve(positionals[0] ?? join('.data/backups', new Date().toISOString().replaceAll(':', '-')));
  if (values.help) console.log(HELP);
  else
    try {
      await backup({ data: resolve(values.data), target, databaseUrl: values['database-url'] || undefined });
      console.log(target);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
}
