import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** Gives an import up before anything of it was taken. */
export const discardImport = async (db: Db, id: string): Promise<Result<unknown>> =>
  outcome('discard_import', await db.rpc('discard_import', { import_id: id }));
