import { err, type AppErrorCode, type Result } from '../../domain/errors.ts';
import type { Run } from '../../domain/run.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { loadObject } from '../run/objects.ts';

/** The point of the curve that is to be reviewed, what to call it, and why this one. */
export type ChosenPoint = { point: number; name: string; why: string };

/** Characters of a slice: at most three bytes each, and the embedded backend takes 1 MiB a call. */
const SLICE = 250_000;

/**
 * Begins the review of a run's portfolio. The database takes the output only with the hash that was recorded for it.
 *
 * @returns the portfolio's id
 * @errors `not_found`, `not_allowed`, `wrong_state`, `bad_request`, `reason_needed`
 */
export async function openPortfolio(db: Db, run: Run, { point, name, why }: ChosenPoint): Promise<Result<string, AppErrorCode>> {
  const json = run.outputPath !== null && run.outputHash !== null ? await loadObject(db, run.outputPath, run.outputHash) : null;
  if (json === null) return err('wrong_state');
  const output = new TextDecoder().decode(json);
  const chosen = { run_id: run.id, point, name, why };
  if (output.length <= SLICE) return outcome('open_portfolio', await db.rpc('open_portfolio', { ...chosen, output }));
  for (const [place, slice] of slicesOf(output).entries()) {
    const sent = outcome('send_output_slice', await db.rpc('send_output_slice', { run_id: run.id, place, slice }));
    if (!sent.ok) return sent;
  }
  return outcome('open_sent_portfolio', await db.rpc('open_sent_portfolio', chosen));
}

/** In pieces of at most `SLICE`, none of which cuts a character in two. */
function slicesOf(text: string): string[] {
  const slices: string[] = [];
  for (let from = 0; from < text.length;) {
    const isCut = /[\uD800-\uDBFF]/.test(text.charAt(from + SLICE - 1));
    const to = from + SLICE - (isCut ? 1 : 0);
    slices.push(text.slice(from, to));
    from = to;
  }
  return slices;
}
