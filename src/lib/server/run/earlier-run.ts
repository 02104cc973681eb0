import type { Run } from '../../domain/run.ts';
import { unwrap, type Db } from '../db.ts';
import { runOf } from './get-run.ts';

/** Runs of the same kind and office that have a result, newest first: what a run may be compared with. */
export async function comparableRuns(db: Db, run: Run): Promise<Run[]> {
  const rows = await db
    .from('runs')
    .select('*')
    .eq('kind', run.kind)
    .neq('id', run.id)
    .not('output_hash', 'is', null)
    .order('number', { ascending: false })
    .limit(30);
  return unwrap('runs', rows).map(runOf);
}

/** The run that the page compares with by itself: the one it repeats, else the last before it with the same question. */
export function earlierRun(run: Run, others: readonly Run[]): Run | null {
  const question = JSON.stringify(run.parameters);
  return (
    others.find(({ id }) => id === run.repeats) ??
    others.find(({ number, parameters }) => number < run.number && JSON.stringify(parameters) === question) ??
    null
  );
}
