import type { Result } from '../../domain/errors.ts';
import type { Json } from '../database.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** Undoes an import; drafts that were edited since go too where `also` names them or says `all`. */
export const undoImport = async (db: Db, id: string, also: readonly string[] | 'all'): Promise<Result<Json>> =>
  outcome('undo_import', await db.rpc('undo_import', { import_id: id, ...(also === 'all' ? { all_edited: true } : { also: [...also] }) }));
