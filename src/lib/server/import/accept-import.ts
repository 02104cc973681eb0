import { ok, type Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { workImport } from './work-import.ts';

/** Takes an import's chosen listings as drafts; answers how many. @errors as `workImport` */
export async function acceptImport(db: Db, id: string): Promise<Result<number>> {
  const done = await workImport(db, id, 'take');
  return done.ok ? ok(done.value.done - done.value.passedOver) : done;
}
