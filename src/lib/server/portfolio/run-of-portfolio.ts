import type { Run } from '../../domain/run.ts';
import type { Db } from '../db.ts';
import { readRun } from '../run/get-run.ts';
import { readResult, type RunResult } from '../run/run-result.ts';

/** A portfolio run with its result; null when there is none, or it is another kind of run, or the caller may not see it. */
export async function portfolioRun(db: Db, id: string): Promise<{ run: Run; result: RunResult } | null> {
  const run = await readRun(db, id);
  if (run?.kind !== 'portfolio') return null;
  const result = await readResult(db, run);
  return result && { run, result };
}

/** Place of a point of the curve as an address says it; null: none. */
export const pointOf = (text: string | null): number | null => (text !== null && /^\d{1,3}$/.test(text) ? Number(text) : null);
