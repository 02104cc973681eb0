import type { Database } from '../lib/server/database.ts';
import type { RunKindCode } from '../lib/domain/enums.ts';
import { unwrap, type Db } from '../lib/server/db.ts';
import { RUN_KINDS } from '../lib/server/run/kinds/registry.ts';

export type ClaimedRun = Database['public']['Tables']['runs']['Row'];

/** Kinds that this worker knows: one of a newer release waits for a newer worker. */
const KINDS = Object.keys(RUN_KINDS) as RunKindCode[];

/** The oldest run that waits, now held by this worker; null when none waits. */
export async function claimRun(db: Db, worker: string, leaseSeconds: number): Promise<ClaimedRun | null> {
  if (!unwrap('runs_waiting', await db.rpc('runs_waiting', { kinds: KINDS }, { get: true }))) return null;
  const claimed = unwrap('claim_run', await db.rpc('claim_run', { worker, lease_seconds: leaseSeconds, kinds: KINDS }));
  return claimed[0] ?? null;
}
