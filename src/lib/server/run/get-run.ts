import type { Database } from '../database.ts';
import { Run, RunId } from '../../domain/run.ts';
import { unwrap, type Db } from '../db.ts';

export type RunRow = Database['public']['Tables']['runs']['Row'];

/** A row of the table in the domain's words. */
export const runOf = (row: RunRow): Run =>
  Run.parse({
    id: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    requestedByName: row.requested_by_name,
    parameters: row.parameters,
    seed: row.seed,
    repeats: row.repeats,
    workLimit: row.work_limit,
    work: row.work,
    attempt: row.attempt,
    worker: row.worker,
    cancelWantedAt: row.cancel_wanted_at,
    engineVersion: row.engine_version,
    inputPath: row.input_path,
    inputHash: row.input_hash,
    outputPath: row.output_path,
    outputHash: row.output_hash,
    summary: row.summary,
    stage: row.stage,
    done: row.done,
    total: row.total,
    objective: row.objective,
    bound: row.bound,
    series: row.series,
    fault: row.fault,
    faultDetail: row.fault_detail,
    revision: row.revision,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  } satisfies Record<keyof Run, unknown>);

/** One run; null when there is none or the caller may not see it. */
export async function readRun(db: Db, id: string): Promise<Run | null> {
  if (!RunId.safeParse(id).success) return null;
  const row = unwrap('runs', await db.from('runs').select('*').eq('id', id).maybeSingle());
  return row && runOf(row);
}
