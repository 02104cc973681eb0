import { z } from 'zod';
import { listingStatus, type ListingStatusCode } from '../../domain/enums.ts';
import { unwrap, type Db } from '../db.ts';

const Status = z.enum(listingStatus);

/** Where a listing stands for those who work on it. */
export type Desk = {
  id: string;
  ref: string;
  title: string;
  status: z.infer<typeof Status>;
  expiresOn: string | null;
  closingNote: string | null;
  consentId: string | null;
  /** A working copy that is being written or reviewed. */
  draft: 'none' | 'open' | 'submitted';
  /** The reviewer's last word, if the listing came back and was not handed in again. */
  returned: { by: string; comment: string } | null;
};

const COLUMNS =
  'id, ref, title, status, expires_on, closing_note, consent_id, listing_drafts(typed, submitted_at, revision), listing_reviews(outcome, comment, reviewed_by_name, reviewed_at, draft_revision)';

/** One listing; null for who does not look inside it. */
export async function getDesk(db: Db, ref: string): Promise<Desk | null> {
  const [row] = unwrap('listings', await db.from('listings').select(COLUMNS).eq('ref', ref).limit(1));
  return row ? deskOf(row) : null;
}

export const DESKS_A_PAGE = 50;

/** Which of an organisation's listings: of some states, with words of the title; a page of them. */
export type DeskFilter = { statuses?: readonly ListingStatusCode[]; words?: string; page?: number; most?: number };

/** Signs that mean something in a pattern. */
const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Listings of an organisation, newest first, and how many there are in all. */
export async function listDesks(
  db: Db,
  organisationId: string,
  { statuses, words = '', page = 1, most = DESKS_A_PAGE }: DeskFilter = {},
): Promise<{ total: number; desks: Desk[] }> {
  let asked = db.from('listings').select(COLUMNS, { count: 'exact' }).eq('organisation_id', organisationId);
  if (statuses) asked = asked.in('status', [...statuses]);
  if (words !== '') asked = asked.ilike('title', `%${literal(words)}%`);
  const answer = await asked
    .order('updated_at', { ascending: false })
    .order('ref')
    .range((page - 1) * most, page * most - 1);
  // A page beyond the last is an empty one.
  if (answer.error?.code === 'PGRST103') return { total: 0, desks: [] };
  return { total: answer.count ?? 0, desks: unwrap('listings', answer).map(deskOf) };
}

type Row = {
  id: string;
  ref: string;
  title: string;
  status: string;
  expires_on: string | null;
  closing_note: string | null;
  consent_id: string | null;
  listing_drafts: { typed: unknown; submitted_at: string | null; revision: number } | null;
  listing_reviews: { outcome: string; comment: string; reviewed_by_name: string; reviewed_at: string; draft_revision: number }[];
};

function deskOf(row: Row): Desk {
  const draft = row.listing_drafts;
  const typedTitle = (draft?.typed as { title?: unknown } | undefined)?.title;
  const last = [...row.listing_reviews].sort((a, b) => (a.reviewed_at < b.reviewed_at ? 1 : -1))[0];
  const cameBack = last?.outcome === 'returned' && draft !== null && draft.submitted_at === null;
  const status = Status.parse(row.status);
  return {
    id: row.id,
    ref: row.ref,
    // What is not published yet is called as its author calls it now.
    title: status === 'draft' && typeof typedTitle === 'string' && typedTitle.trim() !== '' ? typedTitle : row.title,
    status,
    expiresOn: row.expires_on,
    closingNote: row.closing_note,
    consentId: row.consent_id,
    draft: draft === null ? 'none' : draft.submitted_at === null ? 'open' : 'submitted',
    returned: cameBack ? { by: last.reviewed_by_name, comment: last.comment } : null,
  };
}
