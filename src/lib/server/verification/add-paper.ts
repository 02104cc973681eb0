import { ok, type Result } from '../../domain/errors.ts';
import type { Database } from '../database.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { dropPaper, storePaper } from './evidence-store.ts';

type EvidenceKind = Database['public']['Enums']['evidence_kind'];

/** Stores a paper and records it; when the record is refused, the stored bytes go again. @errors those of `storePaper`, `bad_request` */
export async function addPaper(
  db: Db,
  organisationId: string,
  paper: { file: File; kind: EvidenceKind; title: string },
): Promise<Result<string>> {
  const stored = await storePaper(db, organisationId, paper.file);
  if (!stored.ok) return stored;
  const { objectName, mediaType, size } = stored.value;
  const added = outcome(
    'add_evidence',
    await db.rpc('add_evidence', {
      organisation_id: organisationId,
      kind: paper.kind,
      title: paper.title,
      media_type: mediaType,
      size,
      object_name: objectName,
    }),
  );
  if (!added.ok) {
    await dropPaper(db, objectName);
    return added;
  }
  return ok(added.value);
}

/** @errors `evidence_in_use`, `not_found` */
export async function removePaper(db: Db, id: string): Promise<Result<null>> {
  const removed = outcome('remove_evidence', await db.rpc('remove_evidence', { evidence_id: id }));
  if (!removed.ok) return removed;
  await dropPaper(db, removed.value);
  return ok(null);
}
