import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from '../../domain/account.ts';
import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { objectName, readImport, type ReadingOptions } from './read-import.ts';
import type { FileReader } from './reading.ts';
import { storableText } from './storable.ts';

/** A small file is read while one waits; a big one goes on behind a page that says how far it is [ms]. */
const PATIENCE = 4000;

/** Keeps a file and begins to read it; answers the import's id as soon as the file is safe. */
export async function beginImport(
  db: Db,
  account: Account,
  file: { name: string; bytes: Uint8Array },
  read?: FileReader,
): Promise<Result<string>> {
  const begun = outcome(
    'begin_import',
    await db.rpc('begin_import', {
      file_name: storableText(file.name.slice(-200)) || '?',
      file_bytes: file.bytes.length,
      file_hash: createHash('sha256').update(file.bytes).digest('hex'),
    }),
  );
  if (!begun.ok) return begun;
  const id = begun.value;
  const { error } = await db.storage
    .from('imports')
    .upload(objectName(account, id), file.bytes, { contentType: 'application/octet-stream' });
  if (error) throw new Error('imports: the file could not be kept', { cause: error });
  await readAgain(db, account, id, { bytes: file.bytes, ...(read ? { read } : {}) });
  return begun;
}

/** Reads, and waits for a while; what goes wrong behind the person's back stands in the log and in the import. */
export async function readAgain(db: Db, account: Account, id: string, options: ReadingOptions = {}): Promise<void> {
  const reading = readImport(db, account, id, options).catch((cause: unknown) => console.error('import', id, cause));
  await Promise.race([reading, sleep(PATIENCE, undefined, { ref: false })]);
}
