import type { Driver } from '../db/driver.ts';
import type { ObjectFiles } from './files.ts';
import { bucketFolder } from './names.ts';

/** How many missing files are named; the others are counted. */
const NAMED = 10;

/** Where folder and table disagreed. */
export type Sweep = {
  removed: number;
  /** Rows whose bytes are gone. */
  missing: string[];
  /** Files of which the database knows none: they are another database's. */
  foreign: number;
};

/**
 * Brings folder and table together after a crash: removes files that no row knows, and says which rows have lost their
 * file. Before the first request only: an upload in progress is such a file too. When no file at all is known, the folder
 * belongs to another database (somebody set DATABASE_URL), and nothing is touched.
 */
export async function sweepFiles(db: Driver, files: ObjectFiles): Promise<Sweep> {
  await files.clearIncoming();
  const found = new Set(await files.list());
  const before = found.size;
  const rows = await db.query('select bucket_id, name, version from storage.objects order by bucket_id, name');
  const missing: string[] = [];
  for (const { bucket_id: bucketId, name, version } of rows) {
    if (!found.delete(`${bucketFolder(bucketId ?? '')}/${version}`)) missing.push(`${bucketId}/${name}`);
  }
  if (found.size === before) return { removed: 0, missing, foreign: before };
  for (const path of found) await files.removeListed(path);
  return { removed: found.size, missing, foreign: 0 };
}

/** What the owner of the data should know of a sweep, if anything. */
export function sweepReport({ removed, missing, foreign }: Sweep): string[] {
  const lost = missing.slice(0, NAMED).join(', ') + (missing.length > NAMED ? ', …' : '');
  return [
    ...(removed > 0 ? [`Storage: removed ${removed} files that belong to no object (uploads were interrupted)`] : []),
    ...(missing.length > 0 ? [`Storage: ${missing.length} objects have lost their file: ${lost}`] : []),
    ...(foreign > 0 ? [`Storage: the database knows none of the folder’s ${foreign} files; they are left alone`] : []),
  ];
}
