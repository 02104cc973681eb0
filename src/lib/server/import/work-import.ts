import type { ImportWorkCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import { batchByBatch, type Progress } from '../batch/batch-by-batch.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** Edited working copies that an undo takes along. */
export type UndoAlso = { also?: string[]; all_edited?: boolean };

/**
 * Takes, hands in or undoes an import, batch by batch; goes on where the same was cut off.
 *
 * @errors `import_empty`, `import_outdated`, `ref_taken`, `not_allowed`, `no_responsible_office` before anything is touched;
 *         `wrong_state` also when somebody else took over meanwhile
 */
export async function workImport(db: Db, id: string, work: ImportWorkCode, also: UndoAlso = {}): Promise<Result<Progress, AppErrorCode>> {
  const begun = outcome('begin_import_work', await db.rpc('begin_import_work', { import_id: id, work, ...also }));
  if (!begun.ok) return begun;
  return batchByBatch('do_import_work', (most) => db.rpc('do_import_work', { import_id: id, attempt: begun.value, most }));
}
