import { unwrap, type Db } from '../db.ts';

/** Papers and requests of an organisation, newest first. */
export async function listVerifications(db: Db, organisationId: string) {
  const [papers, requests] = await Promise.all([
    db
      .from('organisation_evidence')
      .select('id, kind, title, media_type, size, verification_id, uploaded_at')
      .eq('organisation_id', organisationId)
      .order('uploaded_at', { ascending: false }),
    db
      .from('organisation_verifications')
      .select('id, status, name, credit_code, note, asked_at, answered_at, comment, answered_by_organisation_id')
      .eq('organisation_id', organisationId)
      .order('asked_at', { ascending: false }),
  ]);
  return {
    papers: unwrap('organisation_evidence', papers).map((row) => ({
      id: row.id,
      kind: row.kind,
      title: row.title,
      size: row.size,
      inUse: row.verification_id !== null,
      at: row.uploaded_at,
    })),
    requests: unwrap('organisation_verifications', requests).map((row) => ({
      id: row.id,
      status: row.status,
      name: row.name,
      creditCode: row.credit_code,
      note: row.note,
      askedAt: row.asked_at,
      answeredAt: row.answered_at,
      comment: row.comment,
    })),
  };
}
export type Verifications = Awaited<ReturnType<typeof listVerifications>>;
