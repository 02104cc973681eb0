import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SECONDMENT_TRANSITIONS } from '../../src/lib/domain/secondment-transition.ts';
import { TEMPLATES } from '../embedded/backend.ts';
import { readMigrations } from '../embedded/migrations.ts';
import { copyTemplate, ensureTemplate } from '../embedded/template.ts';

let folder: string;
let db: PGlite;

beforeAll(async () => {
  const migrations = readMigrations(fileURLToPath(new URL('../migrations', import.meta.url)));
  const template = await ensureTemplate({ cache: TEMPLATES, migrations, seedFiles: [] });
  folder = mkdtempSync(join(tmpdir(), 'feiqiao-transitions-'));
  copyTemplate(template, join(folder, 'db'));
  db = await PGlite.create({ dataDir: join(folder, 'db'), extensions: { btree_gist } });
});
afterAll(async () => {
  await db?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('pages offer the verbs that the database allows', async () => {
  const { rows } = await db.query('select from_status as "from", verb, to_status as "to", actor from public.secondment_transitions');
  const sorted = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();
  expect(sorted(SECONDMENT_TRANSITIONS.map(({ from, verb, to, actor }) => ({ from, verb, to, actor })))).toEqual(sorted(rows));
});
