import { ok, type AppErrorCode, type Result } from '../../domain/errors.ts';
import { batchByBatch, type Progress } from '../batch/batch-by-batch.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import type { Decision } from './review.ts';

/**
 * Notes the same marks for all small listings that an import had handed in until then; answers the decision's id, for
 * `carryOut`.
 *
 * @errors `zero_blocks`, `comment_needed`, `not_found` when none of them is the caller's to decide
 */
export async function decideImport(db: Db, importId: string, until: string, decision: Decision): Promise<Result<string>> {
  const values = { import_id: importId, until, ...decision.marks, outcome: decision.outcome, comment: decision.comment };
  return outcome('begin_import_decision', await db.rpc('begin_import_decision', values));
}

/** Carries a decision out, or goes on where that was cut off. @errors `not_found` when it is not the caller's or is done */
export async function carryOut(db: Db, id: string): Promise<Result<Progress, AppErrorCode>> {
  const resumed = outcome('resume_import_decision', await db.rpc('resume_import_decision', { decision_id: id }));
  if (!resumed.ok) return resumed;
  return batchByBatch('do_import_decision', (most) => db.rpc('do_import_decision', { decision_id: id, attempt: resumed.value, most }));
}

/** Decides and carries out; answers how many. */
export async function reviewImport(db: Db, importId: string, until: string, decision: Decision): Promise<Result<number>> {
  const decided = await decideImport(db, importId, until, decision);
  if (!decided.ok) return decided;
  const done = await carryOut(db, decided.value);
  return done.ok ? ok(done.value.done) : done;
}
