import type { SecondmentTaskKindCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

type Done = Promise<Result<unknown, AppErrorCode>>;

/** Whom the secondee asks on the spot; by the host side. @errors `not_found`, `not_allowed`, `wrong_state`, `signer_needed` */
export const nameCounterpart = async (db: Db, id: string, { name, post, contact }: { name: string; post: string; contact: string }): Done =>
  outcome('name_counterpart', await db.rpc('name_counterpart', { secondment_id: id, name, post, contact }));

export type TaskTyped = { kind: SecondmentTaskKindCode; title: string; deliverable: string; whom: string; dueOn: string };

/**
 * Writes a task.
 *
 * @param seen  the task as one saw it; null begins one
 * @errors `not_found`, `not_allowed`, `wrong_state`, `stale_revision`, `too_many_tasks`, `bad_request`
 */
export const saveTask = async (db: Db, id: string, seen: { id: string; revision: number } | null, task: TaskTyped): Done =>
  outcome(
    'save_secondment_task',
    await db.rpc('save_secondment_task', {
      secondment_id: id,
      task_id: (seen?.id ?? null) as string,
      seen_revision: (seen?.revision ?? null) as number,
      kind: task.kind,
      title: task.title,
      deliverable: task.deliverable,
      whom: task.whom,
      due_on: task.dueOn,
    }),
  );

/** @errors `not_found`, `not_allowed`, `wrong_state`, `outcome_needed`, `date_in_future` */
export const finishTask = async (db: Db, task: string, doneOn: string, what: string): Done =>
  outcome('finish_secondment_task', await db.rpc('finish_secondment_task', { task_id: task, done_on: doneOn, outcome: what }));

/** @errors `not_found`, `not_allowed`, `wrong_state`, `reason_needed` */
export const dropTask = async (db: Db, task: string, why: string): Done =>
  outcome('drop_secondment_task', await db.rpc('drop_secondment_task', { task_id: task, why }));
