import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Listing } from '../lib/domain/listing.ts';
import { Pairing } from '../lib/domain/pairing.ts';
import { Promised } from '../lib/domain/promised.ts';
import { PlanWorld } from '../lib/domain/plan-world.ts';
import type { RunFault } from '../lib/domain/run.ts';
import { unwrap, type Db } from '../lib/server/db.ts';
import { RUN_KINDS } from '../lib/server/run/kinds/registry.ts';
import { jsonBytes, loadObject, pack, removeObject, storeObject } from '../lib/server/run/objects.ts';
import { unpackTables } from '../lib/server/station/siting-tables.ts';
import type { ClaimedRun } from './claim.ts';
import { heard, Lease, LeaseLost } from './lease.ts';
import { startSolver, type Answer, type Outcome } from './solver.ts';

export type SolveOptions = { leaseSeconds: number; engineVersion: string; memory: number };

/** What became of a claimed run. `lost`: the lease lapsed, another worker has it or will. */
export type RunEnd = 'done' | 'cancelled' | 'failed' | 'handed_back' | 'lost';

/** An expected end of a run without an answer. */
class Unsolvable extends Error {
  readonly fault: RunFault;
  constructor(fault: RunFault, detail = '') {
    super(detail);
    this.fault = fault;
  }
}

/**
 * Solves a claimed run and writes its result, once. Ends early when somebody cancels (keeping the best so far), when
 * `signal` says that this worker is shut down (handing the run back), or when the lease is lost (saying nothing more).
 */
export async function solveRun(db: Db, run: ClaimedRun, options: SolveOptions, signal: AbortSignal): Promise<RunEnd> {
  const lease = new Lease(db, run, options.leaseSeconds);
  const key = { run_id: run.id, attempt: run.attempt };
  try {
    const outcome = await solve(db, run, lease, options, signal);
    if (lease.ended === 'lost') return 'lost';
    if (outcome.kind === 'failed') throw new Unsolvable(outcome.fault, outcome.detail);
    const answer = outcome.kind === 'solved' ? outcome.answer : outcome.best;
    if (outcome.kind === 'stopped' && lease.ended === null) {
      await lease.rest();
      heard('hand_back_run', await db.rpc('hand_back_run', key));
      return 'handed_back';
    }
    if (answer === null) {
      await lease.rest();
      heard('interrupt_run', await db.rpc('interrupt_run', key));
      return 'cancelled';
    }
    await finish(db, run, lease, answer, outcome.kind === 'stopped', options.engineVersion);
    return outcome.kind === 'stopped' ? 'cancelled' : 'done';
  } catch (cause) {
    await lease.rest();
    if (cause instanceof LeaseLost) return 'lost';
    if (!(cause instanceof Unsolvable)) throw cause;
    heard('fail_run', await db.rpc('fail_run', { ...key, fault: cause.fault, detail: cause.message }));
    return 'failed';
  } finally {
    await lease.rest();
  }
}

async function solve(db: Db, run: ClaimedRun, lease: Lease, { memory }: SolveOptions, signal: AbortSignal): Promise<Outcome> {
  const parameters = RUN_KINDS[run.kind].parameters.safeParse(run.parameters);
  if (!parameters.success) throw new Unsolvable('bad_parameters', parameters.error.message);
  const input = await inputOf(db, run);
  if (signal.aborted || lease.ended !== null) return { kind: 'stopped', best: null };

  const question = { kind: run.kind, input, parameters: run.parameters, seed: run.seed, workLimit: run.work_limit };
  const solver = startSolver(question, (progress) => lease.tell(progress), memory);
  const stop = () => void solver.stop();
  lease.onEnd = stop;
  signal.addEventListener('abort', stop);
  try {
    return await solver.outcome;
  } finally {
    signal.removeEventListener('abort', stop);
    lease.onEnd = () => {};
  }
}

/** The recorded input; on the first attempt it is gathered, and recorded before anything is made of it. */
async function inputOf(db: Db, run: ClaimedRun): Promise<Uint8Array> {
  if (run.input_path !== null && run.input_hash !== null) {
    const recorded = await loadObject(db, run.input_path, run.input_hash);
    if (recorded === null) throw new Unsolvable('input_lost', run.input_path);
    return recorded;
  }
  const kind = RUN_KINDS[run.kind];
  const key = { run_id: run.id, attempt: run.attempt };
  const publishedListings = async () => {
    const rows = heard('listings_for_run', await db.rpc('listings_for_run', key));
    return z.array(z.object({ listing: Listing, version: z.int(), updatedAt: z.string() })).parse(rows);
  };
  const ownPairings = async () => z.array(Pairing).parse(heard('pairings_for_run', await db.rpc('pairings_for_run', key)));
  const planWorld = async () => PlanWorld.parse(heard('secondment_plan_world_for_run', await db.rpc('secondment_plan_world_for_run', key)));
  const promised = async () => Promised.parse(heard('promised_for_run', await db.rpc('promised_for_run', key)));
  const sitingTables = async () => {
    const packed = z
      .string()
      .nullable()
      .parse(heard('siting_tables_for_run', await db.rpc('siting_tables_for_run', key)));
    return packed === null ? null : unpackTables(packed);
  };
  const source = { publishedListings, ownPairings, planWorld, promised, sitingTables };
  const gathered = await kind.gather(source, kind.parameters.parse(run.parameters));
  if (!gathered.ok) throw new Unsolvable(gathered.error.code);
  const json = jsonBytes(gathered.value);
  const packed = await pack(json);
  const path = `${run.id}/input-${run.attempt}.json.gz`;
  await storeObject(db, path, packed);
  heard('record_run_input', await db.rpc('record_run_input', { ...key, path, hash: packed.hash, bytes: packed.bytes }));
  return json;
}

/** A backend that does not answer may be back before the lease lapses. */
const TRIES = 4;
const BETWEEN_TRIES = 1000; // ms

async function finish(db: Db, run: ClaimedRun, lease: Lease, answer: Answer, interrupted: boolean, version: string): Promise<void> {
  const packed = await pack(answer.json);
  const path = `${run.id}/output-${run.attempt}.json.gz`;
  await storeObject(db, path, packed);
  await lease.rest();
  const { work, summary, objective, bound } = answer;
  const result = {
    run_id: run.id,
    attempt: run.attempt,
    interrupted,
    engine_version: version,
    work,
    path,
    hash: packed.hash,
    bytes: packed.bytes,
    summary,
    ...(objective === null ? {} : { objective }),
    ...(bound === null ? {} : { bound }),
  };
  for (let tries = 1; ; tries += 1) {
    const written = await db.rpc('finish_run', result);
    if (!written.error) return;
    if (written.error.message === 'lease_lost') {
      // Unless an earlier try was heard and only its answer was lost, this result is nobody's.
      if (await isResultOf(db, run.id, path)) return;
      await removeObject(db, path);
    }
    if (written.error.code !== '' || tries === TRIES) heard('finish_run', written);
    await sleep(BETWEEN_TRIES);
  }
}

async function isResultOf(db: Db, id: string, path: string): Promise<boolean> {
  return unwrap('runs', await db.from('runs').select('id').eq('id', id).eq('output_path', path)).length === 1;
}
