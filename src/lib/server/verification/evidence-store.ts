import { randomUUID } from 'node:crypto';
import { err, ok, type Result } from '../../domain/errors.ts';
import { MAX_EVIDENCE_BYTES, SNIFFED_BYTES, sniffEvidence, type EvidenceType } from '../../domain/evidence-file.ts';
import type { Db } from '../db.ts';

const BUCKET = 'organisation-evidence';

export type StoredPaper = { objectName: string; mediaType: EvidenceType; size: number };

/**
 * Puts a file into the store under a name of ours, as the kind that its content is.
 *
 * @errors `file_missing`, `file_too_large`, `file_kind_refused`, `not_allowed`
 */
export async function storePaper(db: Db, organisationId: string, file: File): Promise<Result<StoredPaper>> {
  if (file.size === 0) return err('file_missing');
  if (file.size > MAX_EVIDENCE_BYTES) return err('file_too_large');
  const mediaType = sniffEvidence(new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer()));
  if (mediaType === null) return err('file_kind_refused');
  const objectName = `${organisationId}/${randomUUID()}`;
  const { error } = await db.storage.from(BUCKET).upload(objectName, await file.arrayBuffer(), { contentType: mediaType });
  if (!error) return ok({ objectName, mediaType, size: file.size });
  if (/row-level security|Unauthorized|403/i.test(`${error.message} ${'statusCode' in error ? String(error.statusCode) : ''}`))
    return err('not_allowed');
  throw new Error(`storage upload: ${error.message}`, { cause: error });
}

/** Takes an object away that no row names; what cannot be taken away stays unreachable. */
export const dropPaper = async (db: Db, objectName: string): Promise<void> => void (await db.storage.from(BUCKET).remove([objectName]));

/** The bytes of a paper, as far as the caller may read them. */
export async function openPaper(db: Db, objectName: string): Promise<Blob | null> {
  const { data } = await db.storage.from(BUCKET).download(objectName);
  return data;
}
