import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** Hands in for review what an import took and nobody touched since; answers how many. */
export const submitImport = async (db: Db, id: string): Promise<Result<number>> =>
  outcome('submit_import', await db.rpc('submit_import', { import_id: id }));
