import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { uuid_ossp } from '@electric-sql/pglite/contrib/uuid_ossp';
import { pgtap } from '@electric-sql/pglite-pgtap';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMigrations } from '../embedded/migrations.ts';
import { copyTemplate, ensureTemplate } from '../embedded/template.ts';
import { TEMPLATES } from '../embedded/backend.ts';

/** The SQL tests (`*.test.sql`, pgTAP) against a fresh database with every migration and no seed. */
const FOLDER = fileURLToPath(new URL('.', import.meta.url));

let folder: string;
let db: PGlite;

beforeAll(async () => {
  const template = await ensureTemplate({ cache: TEMPLATES, migrations: readMigrations(join(FOLDER, '../migrations')), seedFiles: [] });
  folder = mkdtempSync(join(tmpdir(), 'feiqiao-sql-'));
  copyTemplate(template, join(folder, 'db'));
  db = await PGlite.create({ dataDir: join(folder, 'db'), extensions: { btree_gist, citext, pg_trgm, pgcrypto, uuid_ossp, pgtap } });
  await db.exec(`create extension if not exists pgtap with schema extensions; set search_path = public, extensions`);
  await db.exec(readFileSync(join(FOLDER, '000_setup.sql'), 'utf8'));
});

afterAll(async () => {
  await db?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(readdirSync(FOLDER).filter((file) => file.endsWith('.test.sql')))('%s', (file) => {
  it('passes', async () => {
    const results = await db.exec(readFileSync(join(FOLDER, file), 'utf8')).catch(async (error: unknown) => {
      await db.exec('rollback');
      throw error;
    });
    const lines = results
      .flatMap(({ rows }) => rows.flatMap((row) => Object.values(row).map(String)))
      .filter((line) => /^(not )?ok |^# |^\d+\.\.\d+/.test(line));
    const planned = Number(/^1\.\.(\d+)/.exec(lines[0] ?? '')?.[1] ?? NaN);
    expect(lines.filter((line) => !line.startsWith('ok ') && !/^1\.\.\d+$/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('ok '))).toHaveLength(planned);
  });
});
