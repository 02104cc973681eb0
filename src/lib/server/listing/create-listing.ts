import type { Result } from '../../domain/errors.ts';
import type { ListingFormValues } from '../../domain/listing-form.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/**
 * Begins a listing as a working copy; answers its ref.
 *
 * @param consentId  the organisation's consent, where a coordinator writes for it
 * @errors `not_allowed`, `bad_request`
 */
export async function createListing(
  db: Db,
  organisationId: string,
  typed: ListingFormValues,
  consentId: string | null,
): Promise<Result<string>> {
  const values = { for_organisation: organisationId, typed, ...(consentId === null ? {} : { consent_id: consentId }) };
  return outcome('create_listing', await db.rpc('create_listing', values));
}
