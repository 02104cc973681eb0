import { err, type AppErrorCode, type Result } from '../../domain/errors.ts';
import type { Run } from '../../domain/run.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { loadObject } from '../run/objects.ts';

/**
 * Draws a run's assignments as a plan. The database takes the output only with the hash that was recorded for it.
 *
 * @returns the plan's id
 * @errors `not_found`, `not_allowed`, `wrong_state`, `bad_request`, `not_in_exchange` when a person or post has left the exchange
 */
export async function openPlan(db: Db, run: Run, name: string): Promise<Result<string, AppErrorCode>> {
  const json = run.outputPath !== null && run.outputHash !== null ? await loadObject(db, run.outputPath, run.outputHash) : null;
  if (json === null) return err('wrong_state');
  const output = new TextDecoder().decode(json);
  return outcome('open_secondment_plan', await db.rpc('open_secondment_plan', { run_id: run.id, output, name }));
}
