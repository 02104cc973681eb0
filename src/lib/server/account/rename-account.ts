import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** The name that colleagues see. @errors `bad_request` (empty or too long) */
export const renameAccount = async (db: Db, name: string): Promise<Result<unknown>> =>
  outcome('rename_account', await db.rpc('rename_account', { display_name: name }));
