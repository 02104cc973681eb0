import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { dataAsSql } from './data-as-sql.ts';
import type { TextRow } from './db/driver.ts';
import { PgliteDriver } from './db/pglite.ts';
import { copyDatabase } from './snapshot.ts';

const HELP = `Writes an installation's data as plain SQL, for a hosted or self-hosted Supabase that has the same migrations.

  npm run dump -- [options] > data.sql
  supabase db push && psql "$HOSTED_URL" -v ON_ERROR_STOP=1 -f data.sql

  --data DIR          the installation, running or stopped (default .data/backend)
  --file FILE         write there instead
  --database-url URL  its native PostgreSQL, if it has one; default: DATABASE_URL

Tables come from the migrations; what these filled is replaced. With the data come the accounts with their password
hashes, so that people keep their passwords, but no sessions: everybody signs in again. Of Storage come the buckets; the
files have to be uploaded.
`;

export type DumpOptions = { data: string; databaseUrl?: string | undefined };

/** @returns SQL that is all applied or not at all. @throws Error in one sentence */
export async function dump({ data, databaseUrl }: DumpOptions): Promise<string> {
  return databaseUrl ? dumpNative(databaseUrl) : dumpBuiltIn(data);
}

async function dumpBuiltIn(data: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'feiqiao-dump-'));
  try {
    await copyDatabase(data, join(folder, 'db'));
    const db = await PgliteDriver.open({ folder: join(folder, 'db'), durable: false });
    try {
      return await collect(dataAsSql((text, params) => db.query(text, params)));
    } finally {
      await db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function dumpNative(url: string): Promise<string> {
  const client = new Client({ connectionString: url, types: { getTypeParser: () => (text: string) => text } });
  await client.connect();
  try {
    // Every query sees the database as the first one did.
    await client.query('begin isolation level repeatable read read only');
    return await collect(dataAsSql(async (text, params = []) => (await client.query<TextRow>(text, [...params])).rows));
  } finally {
    await client.end();
  }
}

async function collect(parts: AsyncGenerator<string>): Promise<string> {
  let sql = '';
  for await (const part of parts) sql += `${part}\n`;
  return sql;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: '.data/backend' },
      file: { type: 'string' },
      'database-url': { type: 'string', default: process.env.DATABASE_URL ?? '' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) console.log(HELP);
  else
    try {
      const sql = await dump({ data: resolve(values.data), databaseUrl: values['database-url'] || undefined });
      // It holds password hashes.
      if (values.file) writeFileSync(values.file, sql, { mode: 0o600 });
      else process.stdout.write(sql);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
}
