import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { retryBusy } from './retry-busy.ts';

/** The office in charge, or who asked, takes it back. @errors `not_found`, `not_allowed`, `reason_needed`, `wrong_state` */
export const withdrawProposal = async (db: Db, id: string, why: string): Promise<Result<unknown>> =>
  outcome('withdraw_proposal', await retryBusy(() => db.rpc('withdraw_proposal', { proposal_id: id, why })));

/** A party leaves after it was interested. @errors `not_found`, `not_allowed`, `consent_needed`, `reason_needed`, `wrong_state` */
export const leaveProposal = async (db: Db, id: string, why: string): Promise<Result<unknown>> =>
  outcome('leave_proposal', await retryBusy(() => db.rpc('leave_proposal', { proposal_id: id, why })));

/** From accepted to talks. @errors `not_found`, `not_allowed`, `wrong_state` */
export const beginNegotiation = async (db: Db, id: string): Promise<Result<unknown>> =>
  outcome('begin_negotiation', await retryBusy(() => db.rpc('begin_negotiation', { proposal_id: id })));

/** Another last day for answers. @errors `not_found`, `not_allowed`, `wrong_state`, `reason_needed`, `bad_date` */
export const moveDeadline = async (db: Db, id: string, respondBy: string, why: string): Promise<Result<unknown>> =>
  outcome(
    'move_proposal_deadline',
    await retryBusy(() => db.rpc('move_proposal_deadline', { proposal_id: id, respond_by: respondBy, why })),
  );
