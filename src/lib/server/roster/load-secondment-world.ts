import { err, ok, type Result } from '../../domain/errors.ts';
import { SecondmentWorld } from '../../domain/secondment-world.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/**
 * What stands in the registers of some exchanges, as planning needs it; `problemOfWorld` makes the planner's input of it.
 *
 * @errors `not_found` when the caller's office takes no part in one of them, or not both offices have joined it
 */
export async function loadSecondmentWorld(db: Db, exchangeIds: readonly string[]): Promise<Result<SecondmentWorld>> {
  const answer = outcome('secondment_world', await db.rpc('secondment_world', { exchange_ids: [...exchangeIds] }));
  return answer.ok ? ok(SecondmentWorld.parse(answer.value)) : err(answer.error.code);
}

/** The same for a worker, with the eyes of whoever asked for the run. */
export async function loadSecondmentWorldForRun(
  db: Db,
  run: { id: string; attempt: number },
  exchangeIds: readonly string[],
): Promise<Result<SecondmentWorld>> {
  const values = { run_id: run.id, attempt: run.attempt, exchange_ids: [...exchangeIds] };
  const answer = outcome('secondment_world_for_run', await db.rpc('secondment_world_for_run', values));
  return answer.ok ? ok(SecondmentWorld.parse(answer.value)) : err(answer.error.code);
}
