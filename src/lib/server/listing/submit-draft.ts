import { err, type Result } from '../../domain/errors.ts';
import type { ListingFormValues } from '../../domain/listing-form.ts';
import { readListingForm, type FormFault } from '../../domain/read-listing-form.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { industryExists } from './industry-exists.ts';
import { saveDraft } from './save-draft.ts';

export type Submitted = Result<{ faults: FormFault[] }>;

/**
 * Saves what was typed and hands it in. Faults of the form are an answer: the text is saved, nothing is handed in.
 *
 * @errors as `saveDraft`; `no_responsible_office`
 */
export async function submitDraft(db: Db, ref: string, typed: ListingFormValues, seen: number, why: string): Promise<Submitted> {
  const saved = await saveDraft(db, ref, typed, seen);
  if (!saved.ok) return saved;
  const read = readListingForm(typed, industryExists);
  if (!read.ok) return { ok: true, value: { faults: read.faults } };
  const { content, confidential } = read.value;
  const values = { listing_ref: ref, seen_revision: saved.value, content, confidential, why };
  const submitted = outcome('submit_listing', await db.rpc('submit_listing', values));
  return submitted.ok ? { ok: true, value: { faults: [] } } : err(submitted.error.code);
}
