import { ok, type Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { workImport } from './work-import.ts';

/** Undoes an import; drafts that were edited since go too where `also` names them or says `all`. @errors as `workImport` */
export async function undoImport(db: Db, id: string, also: readonly string[] | 'all'): Promise<Result<{ undone: number; kept: number }>> {
  const done = await workImport(db, id, 'undo', also === 'all' ? { all_edited: true } : { also: [...also] });
  return done.ok ? ok({ undone: done.value.done - done.value.passedOver, kept: done.value.passedOver }) : done;
}
