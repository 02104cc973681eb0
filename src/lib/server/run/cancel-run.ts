import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** Stops a run; the best answer so far is kept. @errors `not_found`, `not_allowed`, `wrong_state` when it has ended */
export async function cancelRun(db: Db, id: string): Promise<Result<undefined, AppErrorCode>> {
  return outcome('cancel_run', await db.rpc('cancel_run', { run_id: id }));
}
