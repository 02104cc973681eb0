import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** Asks on or answers. @errors `not_found`, `not_allowed` when another office owes the answer now, `wrong_state` when it is closed */
export const sayInHelp = async (db: Db, id: string, body: string): Promise<Result<unknown>> =>
  outcome('say_in_help', await db.rpc('say_in_help', { request_id: id, body }));
