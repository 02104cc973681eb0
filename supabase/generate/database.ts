import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { uuid_ossp } from '@electric-sql/pglite/contrib/uuid_ossp';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TEMPLATES } from '../embedded/backend.ts';
import { readMigrations } from '../embedded/migrations.ts';
import { copyTemplate, ensureTemplate } from '../embedded/template.ts';

/** What TypeScript needs to know of the database: read from a fresh one with every migration applied. */

/** Runs with a fresh database, which is gone afterwards. */
async function withFreshDatabase<T>(use: (db: PGlite) => Promise<T>): Promise<T> {
  const migrations = readMigrations(fileURLToPath(new URL('../migrations', import.meta.url)));
  const template = await ensureTemplate({ cache: TEMPLATES, migrations, seedFiles: [] });
  const folder = mkdtempSync(join(tmpdir(), 'feiqiao-generate-'));
  copyTemplate(template, join(folder, 'db'));
  const db = await PGlite.create({ dataDir: join(folder, 'db'), extensions: { btree_gist, citext, pg_trgm, pgcrypto, uuid_ossp } });
  try {
    return await use(db);
  } finally {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `enums.ts`: the database's enums as tuples, so that TypeScript and SQL can't disagree on a state or a kind. */
export const enumsModule = (): Promise<string> =>
  withFreshDatabase(async (db) => {
    const { rows } = await db.query<{ name: string; labels: string[] }>(`
      select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
      from pg_enum e join pg_type t on t.oid = e.enumtypid
      where t.typnamespace = 'public'::regnamespace
      group by t.typname order by t.typname`);
    const blocks = rows.map(({ name, labels }) => {
      const values = labels.map((label) => `'${label}'`).join(', ');
      return `export const ${camel(name)} = [${values}] as const;\nexport type ${camel(`_${name}`)}Code = (typeof ${camel(name)})[number];\n`;
    });
    return `// GENERATED from the database's enums by \`npm run db:generate\`. Do not edit.\n\n${blocks.join('\n')}`;
  });

/** `database.ts`: what `supabase gen types` prints, by the same generator, without its container. */
export const databaseTypes = (): Promise<string> =>
  withFreshDatabase(async (db) => {
    const port = await freePort();
    const server = new PGLiteSocketServer({ db, port, host: '127.0.0.1', maxConnections: 10 });
    await server.start();
    try {
      const generator = fileURLToPath(import.meta.resolve('@supabase/postgres-meta/dist/server/server.js'));
      const { stdout } = await promisify(execFile)(process.execPath, [generator], {
        maxBuffer: 64 * 1024 * 1024,
        env: {
          ...process.env,
          PG_META_DB_URL: `postgresql://postgres@127.0.0.1:${port}/postgres?sslmode=disable`,
          PG_META_GENERATE_TYPES: 'typescript',
          PG_META_GENERATE_TYPES_INCLUDED_SCHEMAS: 'public',
          PG_META_GENERATE_TYPES_DETECT_ONE_TO_ONE_RELATIONSHIPS: 'true',
        },
      });
      if (!stdout.includes('export type Database')) throw new Error(`postgres-meta printed no types:\n${stdout.slice(0, 2000)}`);
      return `// GENERATED from the database by \`npm run db:generate\`. Do not edit.\n\n${stdout}`;
    } finally {
      await server.stop();
    }
  });

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
