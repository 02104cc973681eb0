import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { uuid_ossp } from '@electric-sql/pglite/contrib/uuid_ossp';
import { pgtap } from '@electric-sql/pglite-pgtap';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TEMPLATES } from '../embedded/backend.ts';
import { readMigrations } from '../embedded/migrations.ts';
import { copyTemplate, ensureTemplate } from '../embedded/template.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** A fresh database with every migration, no seed, and the helpers of `000_setup.sql`. */
export async function sqlDatabase(): Promise<{ db: PGlite; close: () => Promise<void> }> {
  const template = await ensureTemplate({ cache: TEMPLATES, migrations: readMigrations(join(FOLDER, '../migrations')), seedFiles: [] });
  const folder = mkdtempSync(join(tmpdir(), 'feiqiao-sql-'));
  copyTemplate(template, join(folder, 'db'));
  const db = await PGlite.create({ dataDir: join(folder, 'db'), extensions: { btree_gist, citext, pg_trgm, pgcrypto, uuid_ossp, pgtap } });
  await db.exec(`create extension if not exists pgtap with schema extensions; set search_path = public, extensions`);
  await db.exec(readFileSync(join(FOLDER, '000_setup.sql'), 'utf8'));
  return {
    db,
    close: async () => {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
