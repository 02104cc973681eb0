import type { NewCall } from '../../domain/call.ts';
import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** Writes a call down. @errors `not_found`, `not_allowed`, `comment_needed`, `bad_request` */
export const recordCall = async (db: Db, { proposalId, organisationId, person, outcome: came, words }: NewCall): Promise<Result<unknown>> =>
  outcome(
    'record_call',
    await db.rpc('record_call', { proposal_id: proposalId, organisation_id: organisationId, person_name: person, outcome: came, words }),
  );
