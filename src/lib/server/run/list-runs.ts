import type { Run } from '../../domain/run.ts';
import { unwrap, type Db } from '../db.ts';
import { runOf } from './get-run.ts';

export const RUNS_A_PAGE = 30;

/** The caller's runs, newest first (an auditor's: everybody's), and how many there are in all. */
export async function listRuns(db: Db, page: number): Promise<{ runs: Run[]; total: number }> {
  const from = (page - 1) * RUNS_A_PAGE;
  const { count } = await db.from('runs').select('id', { count: 'exact', head: true });
  const total = count ?? 0;
  if (from >= total) return { runs: [], total };
  const rows = await db
    .from('runs')
    .select('*')
    .order('number', { ascending: false })
    .range(from, from + RUNS_A_PAGE - 1);
  return { runs: unwrap('runs', rows).map(runOf), total };
}
