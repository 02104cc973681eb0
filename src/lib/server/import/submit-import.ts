import { ok, type Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { workImport } from './work-import.ts';

/** Hands in for review what an import took and nobody touched since; answers how many. @errors as `workImport` */
export async function submitImport(db: Db, id: string): Promise<Result<number>> {
  const done = await workImport(db, id, 'submit');
  return done.ok ? ok(done.value.done) : done;
}
