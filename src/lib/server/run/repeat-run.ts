import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/**
 * Asks for the same run again, from the recorded input with the same seed and work.
 *
 * @returns the new run's id
 * @errors `not_found`, `not_allowed`, `too_many_runs`, `wrong_state` when there is no result to repeat
 */
export async function repeatRun(db: Db, id: string): Promise<Result<string, AppErrorCode>> {
  return outcome('repeat_run', await db.rpc('repeat_run', { run_id: id }));
}
