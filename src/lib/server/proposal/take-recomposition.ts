import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { retryBusy } from './retry-busy.ts';

/**
 * The office in charge asks the remaining parties again, for a project as the engine composed it after a change.
 *
 * @param position  which of the change's compositions, from 0
 * @errors `not_found`, `not_allowed`, `wrong_state`, `bad_request`, `offer_gone`, `partner_not_available`, `too_many_proposals`
 */
export const takeRecomposition = async (db: Db, change: number, position: number): Promise<Result<unknown>> =>
  outcome('take_recomposition', await retryBusy(() => db.rpc('take_recomposition', { change_id: change, choice: position })));
