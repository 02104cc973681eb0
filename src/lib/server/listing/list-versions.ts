import { formValuesOf, type ConfidentialContent } from '../../domain/listing-form.ts';
import { formDifferences, type FormDifference } from '../../domain/listing-form-difference.ts';
import type { ListingContent } from '../../domain/read-listing-form.ts';
import { unwrap, type Db } from '../db.ts';

export type ListingVersion = {
  number: number;
  author: string | null;
  approver: string | null;
  approvedAt: string;
  why: string | null;
  /** Against the version before: `mine` is the older text. */
  differences: FormDifference[];
};

/** Every approved version, newest first, with what changed against the one before. */
export async function listVersions(db: Db, listingId: string): Promise<ListingVersion[]> {
  const rows = unwrap(
    'listing_versions',
    await db
      .from('listing_versions')
      .select('number, content, confidential, submitted_by_name, approved_by_name, approved_at, why')
      .eq('listing_id', listingId)
      .order('number', { ascending: false })
      .limit(100),
  );
  const forms = rows.map(({ content, confidential }) =>
    formValuesOf(content as unknown as ListingContent, confidential as unknown as ConfidentialContent),
  );
  return rows.map((row, at) => {
    const [newer, older] = [forms[at], forms[at + 1]];
    return {
      number: row.number,
      author: row.submitted_by_name,
      approver: row.approved_by_name,
      approvedAt: row.approved_at,
      why: row.why,
      differences: newer && older ? formDifferences(older, newer, false) : [],
    };
  });
}

/** Reviewers of other offices who asked for the evidence of a listing, the last first; for whom the trail is open. */
export async function listEvidenceOpenings(db: Db, listingId: string): Promise<{ who: string | null; at: string }[]> {
  const rows = unwrap(
    'audit_events',
    await db
      .from('audit_events')
      .select('actor_name, at')
      .eq('subject_kind', 'listing')
      .eq('subject_id', listingId)
      .eq('verb', 'open_evidence')
      .order('id', { ascending: false })
      .limit(100),
  );
  return rows.map(({ actor_name: who, at }) => ({ who, at }));
}
