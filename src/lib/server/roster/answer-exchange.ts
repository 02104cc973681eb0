import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** @errors `not_found`, `already_answered`, `not_oneself`, `reason_needed` */
export const answerExchange = async (db: Db, id: string, joins: boolean, why: string): Promise<Result<undefined>> =>
  outcome('answer_exchange', await db.rpc('answer_exchange', { exchange_id: id, joins, why }));

/** @errors `not_found`, `wrong_state`, `reason_needed` */
export const closeExchange = async (db: Db, id: string, why: string): Promise<Result<undefined>> =>
  outcome('close_exchange', await db.rpc('close_exchange', { exchange_id: id, why }));
