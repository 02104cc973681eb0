import { createHash } from 'node:crypto';
import { constants, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { PgliteDriver } from './db/pglite.ts';
import { migrate, seed, type Migration } from './migrations.ts';
import { readKeptRows } from './rest/schema/kept-rows.ts';

export type TemplateOptions = {
  /** Where templates are kept, a folder each. */
  cache: string;
  migrations: readonly Migration[];
  seedFiles: readonly string[];
  onProgress?: (text: string) => void;
};

/** Older templates are thrown away: each takes some 40 MB. */
const KEPT = 8;
/** What a killed process left half made is thrown away after this long [ms]. */
const DRAFT_LIFE = 3_600_000;
/** Files and folders whose way to the disk is waited for at the same time. */
const SYNCED_AT_ONCE = 16;
/** Nobody creates databases from these here, and they are half of the files that each start would copy. */
const WITHOUT_TEMPLATES = ['update pg_database set datistemplate = false', 'drop database template0', 'drop database template1'];
/** Exposed unless somebody says otherwise: what REST reads of it is then known from the first start. */
const EXPOSED = ['public'];
const BOOTSTRAP = readFileSync(new URL('./bootstrap.sql', import.meta.url), 'utf8');

/**
 * A database made ready, closed, as a folder that is only ever copied: bootstrap, migrations and seed take seconds, a copy
 * of their outcome takes a moment. Named by its content, so that a changed migration makes a new one.
 * @returns the folder
 * @throws BrokenSqlFile
 */
export async function ensureTemplate({ cache, migrations, seedFiles, onProgress = () => {} }: TemplateOptions): Promise<string> {
  const base = await ensure(cache, digest([engineVersion(), BOOTSTRAP, ...WITHOUT_TEMPLATES]), undefined, async (db) => {
    onProgress('Creating the database');
    for (const sql of [BOOTSTRAP, ...WITHOUT_TEMPLATES]) await db.exec(sql);
  });
  if (migrations.length === 0 && seedFiles.length === 0) return base;

  const contents = [
    ...migrations.flatMap(({ path, sql }) => [basename(path), sql]),
    ...seedFiles.map((path) => readFileSync(path, 'utf8')),
  ];
  return ensure(cache, digest([basename(base), CATALOG, ...contents]), base, async (db, folder) => {
    await migrate(db, migrations, ({ name }) => onProgress(`Applying migration ${name}`));
    if (seedFiles.length > 0) onProgress('Seeding the database');
    await seed(db, seedFiles);
    // No autovacuum here: without statistics the planner would guess.
    await db.query('analyze');
    await readKeptRows(db, EXPOSED, keptCatalog(folder));
  });
}

const CATALOG = 'rest-catalog.json';

/** Where a database keeps what REST read of its catalogue: inside, so that it is copied, replaced and removed with it. */
export const keptCatalog = (database: string): string => join(database, CATALOG);

/** Copies a template to where a database shall live; a copy cut short is never mistaken for a database. */
export function copyTemplate(template: string, folder: string): void {
  renameSync(copyAside(template, folder), folder);
}

/** As `copyTemplate`, and waits for the disk: the engine syncs what it writes, not what it found. */
export async function installTemplate(template: string, folder: string): Promise<void> {
  const partial = copyAside(template, folder);
  await syncTree(partial);
  renameSync(partial, folder);
  await sync(dirname(folder));
}

function copyAside(template: string, folder: string): string {
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  cpSync(template, partial, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return partial;
}

/** Waits until a folder and everything in it has reached the disk. */
export async function syncTree(folder: string): Promise<void> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = [...entries.map((entry) => join(entry.parentPath, entry.name)), folder].values();
  // Several at a time, each taking the next: the disk writes what is asked for together in one go.
  const syncThem = async () => {
    for (const path of paths) await sync(path);
  };
  await Promise.all(Array.from({ length: SYNCED_AT_ONCE }, syncThem));
}

async function sync(path: string): Promise<void> {
  // Windows syncs no folders, and opens none.
  if (process.platform === 'win32' && statSync(path).isDirectory()) return;
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function ensure(
  cache: string,
  name: string,
  from: string | undefined,
  build: (db: PgliteDriver, folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cache, name);
  if (existsSync(folder)) {
    utimesSync(folder, new Date(), new Date());
    return folder;
  }
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  // Two processes may build the same one: the first to finish wins.
  const draft = join(cache, `building-${process.pid}-${name}`);
  try {
    if (from) copyTemplate(from, draft);
    const db = await PgliteDriver.open({ folder: draft, durable: false, create: from === undefined });
    try {
      await build(db, draft);
    } finally {
      await db.close();
    }
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  dropOldest(cache);
  return folder;
}

function dropOldest(cache: string): void {
  const folders = readdirSync(cache).map((name) => ({ name, path: join(cache, name), usedAt: statSync(join(cache, name)).mtimeMs }));
  const [drafts, templates] = [folders.filter(isDraft), folders.filter((folder) => !isDraft(folder))];
  const dead = drafts.filter(({ usedAt }) => usedAt < Date.now() - DRAFT_LIFE);
  const old = templates.sort((a, b) => b.usedAt - a.usedAt).slice(KEPT);
  for (const { path } of [...dead, ...old]) rmSync(path, { recursive: true, force: true });
}

const isDraft = ({ name }: { name: string }) => name.startsWith('building-');

/** A data folder fits the engine that made it. */
function engineVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest = readFileSync(join(dirname(entry), '../package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

const digest = (parts: readonly string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
