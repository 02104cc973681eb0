import { z } from 'zod';
import { listingStatus } from '../../domain/enums.ts';
import { emptyForm, formValuesOf, ListingFormValues, type ConfidentialContent } from '../../domain/listing-form.ts';
import type { Details } from '../../domain/factor-details.ts';
import { unwrap, type Db } from '../db.ts';
import { getStoredListing } from './get-stored-listing.ts';

const Status = z.enum(listingStatus);

/** A listing's working copy as a page edits it; `revision` 0: there is none yet, the values are those of what is approved. */
export type OwnForm = {
  ref: string;
  id: string;
  organisationId: string;
  status: z.infer<typeof Status>;
  values: ListingFormValues;
  revision: number;
  submitted: boolean;
  savedAt: string | null;
  /** Approved at least once, so that a change can be thrown away. */
  approved: boolean;
  consentId: string | null;
};

/** What the caller may see of a listing's working copy; null when there is no such listing for him. */
export async function getOwnForm(db: Db, ref: string): Promise<OwnForm | null> {
  const [row] = unwrap(
    'listings',
    await db.from('listings').select('id, ref, status, organisation_id, consent_id, published_at').eq('ref', ref).limit(1),
  );
  if (!row) return null;
  const [draft] = unwrap(
    'listing_drafts',
    await db.from('listing_drafts').select('typed, revision, submitted_at, saved_at').eq('listing_id', row.id).limit(1),
  );
  return {
    ref: row.ref,
    id: row.id,
    organisationId: row.organisation_id,
    status: Status.parse(row.status),
    values: draft ? typedForm(draft.typed) : await approvedForm(db, row.id, ref),
    revision: draft?.revision ?? 0,
    submitted: Boolean(draft?.submitted_at),
    savedAt: draft?.saved_at ?? null,
    approved: Status.parse(row.status) !== 'draft' && Status.parse(row.status) !== 'in_review',
    consentId: row.consent_id,
  };
}

/** A stored working copy; one that another program wrote in another shape is empty rather than a broken page. */
function typedForm(typed: unknown): ListingFormValues {
  const read = ListingFormValues.safeParse(typed);
  return read.success ? read.data : emptyForm();
}

async function approvedForm(db: Db, id: string, ref: string): Promise<ListingFormValues> {
  const stored = await getStoredListing(db, ref);
  if (!stored) return emptyForm();
  return formValuesOf(stored.listing, (await getConfidential(db, id)) ?? undefined);
}

/** The confidential part of the approved version, if the caller may see it. */
export async function getConfidential(db: Db, listingId: string): Promise<ConfidentialContent | null> {
  const [row] = unwrap(
    'listing_confidential',
    await db.from('listing_confidential').select('text, offers, seeks').eq('listing_id', listingId).limit(1),
  );
  return row ? { text: row.text, offers: row.offers as (Details | null)[], seeks: row.seeks as (Details | null)[] } : null;
}
