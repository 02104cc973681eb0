import { err, type AppErrorCode, type Result } from '../../domain/errors.ts';
import type { Run } from '../../domain/run.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { loadObject } from '../run/objects.ts';

/** The point of the curve that is to be reviewed, what to call it, and why this one. */
export type ChosenPoint = { point: number; name: string; why: string };

/** HTTP: the backend takes no request of this size; the embedded one ends at 1 MiB, some 250 projects. */
const TOO_LARGE = 413;

/**
 * Begins the review of a run's portfolio. The database takes the output only with the hash that was recorded for it.
 *
 * @returns the portfolio's id
 * @errors `not_found`, `not_allowed`, `wrong_state`, `bad_request`, `reason_needed`, `portfolio_too_large`
 */
export async function openPortfolio(db: Db, run: Run, { point, name, why }: ChosenPoint): Promise<Result<string, AppErrorCode>> {
  const json = run.outputPath !== null && run.outputHash !== null ? await loadObject(db, run.outputPath, run.outputHash) : null;
  if (json === null) return err('wrong_state');
  const output = new TextDecoder().decode(json);
  const answer = await db.rpc('open_portfolio', { run_id: run.id, output, point, name, why });
  return answer.status === TOO_LARGE ? err('portfolio_too_large') : outcome('open_portfolio', answer);
}
