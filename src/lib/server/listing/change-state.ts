import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** Verbs by which an owner leads a listing from state to state, beside handing it in. */
export const OWNER_VERBS = ['take_back', 'pause', 'resume', 'withdraw', 'fulfil', 'renew', 'discard'] as const;
export type OwnerVerb = (typeof OWNER_VERBS)[number];

/**
 * Says one of them about a listing. `discard` throws an unsubmitted change of an approved listing away.
 *
 * @param note  the reason; needed to withdraw
 * @errors `wrong_state`, `reason_needed`, `not_found`
 */
export async function changeState(db: Db, ref: string, verb: OwnerVerb, note: string): Promise<Result<unknown>> {
  const listing = { listing_ref: ref };
  switch (verb) {
    case 'take_back':
      return outcome('take_back_listing', await db.rpc('take_back_listing', listing));
    case 'renew':
      return outcome('renew_listing', await db.rpc('renew_listing', listing));
    case 'discard':
      return outcome('discard_listing_draft', await db.rpc('discard_listing_draft', listing));
    default:
      return outcome('change_listing_state', await db.rpc('change_listing_state', { ...listing, verb, note }));
  }
}
