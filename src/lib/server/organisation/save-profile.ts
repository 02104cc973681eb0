import type { Result } from '../../domain/errors.ts';
import type { Profile } from '../../domain/organisation-profile.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/**
 * Saves a profile that was opened at a revision; the next one.
 *
 * @errors `stale_revision`, `credit_code_taken`, `credit_code_invalid`, `not_allowed`, `not_found`, `bad_request`
 */
export const saveProfile = async (
  db: Db,
  organisationId: string,
  revision: number,
  profile: Profile & { regionCode?: string },
  why: string,
): Promise<Result<number>> =>
  outcome(
    'save_organisation_profile',
    await db.rpc('save_organisation_profile', { organisation_id: organisationId, expected_revision: revision, profile, why }),
  );
