import type { Result } from '../../domain/errors.ts';
import type { ListingFormValues } from '../../domain/listing-form.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/**
 * Saves a working copy as typed; answers its new revision.
 *
 * @param seen  the revision that the page began from; 0 when there was no working copy
 * @errors `draft_changed` when somebody else saved meanwhile, `listing_in_review`, `wrong_state`, `not_found`, `bad_request`
 */
export async function saveDraft(db: Db, ref: string, typed: ListingFormValues, seen: number): Promise<Result<number>> {
  return outcome('save_listing_draft', await db.rpc('save_listing_draft', { listing_ref: ref, typed, seen_revision: seen }));
}
