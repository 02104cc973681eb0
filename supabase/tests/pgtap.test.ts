import type { PGlite } from '@electric-sql/pglite';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlDatabase } from './sql-database.ts';

/** The SQL tests (`*.test.sql`, pgTAP) against a fresh database with every migration and no seed. */
const FOLDER = fileURLToPath(new URL('.', import.meta.url));

let db: PGlite;
let close: (() => Promise<void>) | undefined;

beforeAll(async () => {
  ({ db, close } = await sqlDatabase());
});
afterAll(() => close?.());

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
