import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** Takes an import's chosen listings as drafts, all or none; answers how many. */
export const acceptImport = async (db: Db, id: string): Promise<Result<number>> =>
  outcome('accept_import', await db.rpc('accept_import', { import_id: id }));
