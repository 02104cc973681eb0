import type { RunKindCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { RUN_PARAMETERS } from '../../domain/run.ts';
import type { z } from 'zod';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/**
 * Asks for a run; a worker takes it up.
 *
 * @returns its id
 * @errors `not_allowed`, `too_many_runs`
 */
export async function enqueueRun<K extends RunKindCode>(
  db: Db,
  kind: K,
  parameters: z.infer<(typeof RUN_PARAMETERS)[K]>,
): Promise<Result<string, AppErrorCode>> {
  return outcome('enqueue_run', await db.rpc('enqueue_run', { kind, parameters }));
}
