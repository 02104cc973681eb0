import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

const MANIFEST = 'manifest.json';

const File = z.object({ path: z.string(), bytes: z.int(), sha256: z.string() });
const Manifest = z.object({
  /** Of this file's shape. */
  format: z.literal(1),
  madeAt: z.string(),
  /** Which database it holds: the built-in engine's folder `db`, or `database.dump` of pg_dump. */
  database: z.enum(['built-in', 'postgres']),
  files: z.array(File),
});
export type Manifest = z.infer<typeof Manifest>;

/** A backup that is not what it was when it was made. */
export class DamagedBackup extends Error {
  override name = 'DamagedBackup';
}

/** Lists every file of a folder with its size and checksum, in the folder itself. */
export async function writeManifest(folder: string, database: Manifest['database'], madeAt: Date): Promise<void> {
  const files = [];
  for (const path of filesOf(folder)) {
    files.push({ path, bytes: statSync(join(folder, path)).size, sha256: await checksum(join(folder, path)) });
  }
  const manifest: Manifest = { format: 1, madeAt: madeAt.toISOString(), database, files };
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
}

/** Reads the list and compares each file with it. @throws DamagedBackup naming all that is missing, changed or added */
export async function verifyManifest(folder: string): Promise<Manifest> {
  const manifest = readManifest(folder);
  const faults: string[] = [];
  for (const { path, bytes, sha256 } of manifest.files) {
    const file = join(folder, path);
    if (!existsSync(file)) faults.push(`${path} is missing`);
    else if (statSync(file).size !== bytes || (await checksum(file)) !== sha256) faults.push(`${path} has changed`);
  }
  const listed = new Set(manifest.files.map(({ path }) => path));
  for (const path of filesOf(folder)) if (path !== MANIFEST && !listed.has(path)) faults.push(`${path} does not belong to it`);
  if (faults.length > 0) throw new DamagedBackup(`The backup ${folder} is damaged:\n  ${faults.slice(0, 20).join('\n  ')}`);
  return manifest;
}

function readManifest(folder: string): Manifest {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) throw new DamagedBackup(`${folder} is no backup: it has no ${MANIFEST}`);
  try {
    return Manifest.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new DamagedBackup(`${path} can’t be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Paths of all files below a folder, with `/` on every system, in one order everywhere. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

async function checksum(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
