import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** The asker needs nothing more. @errors `not_found` when it is not hers */
export const closeHelp = async (db: Db, id: string): Promise<Result<unknown>> =>
  outcome('close_help', await db.rpc('close_help', { request_id: id }));
