import { createClient } from '@supabase/supabase-js';
import type { Database } from '../../src/lib/server/database.ts';
import type { Db } from '../../src/lib/server/db.ts';
import { DEMO_PASSWORD } from '../../src/launch/demo-accounts.mjs';
import { hasEnded } from '../../src/lib/domain/run-transition.ts';
import { readRun } from '../../src/lib/server/run/get-run.ts';
import type { Run } from '../../src/lib/domain/run.ts';
import type { TestBackend } from './backend.ts';

/** A client with a demo account's own rights. */
export async function demoClient({ url, publishableKey }: TestBackend, key: string): Promise<Db> {
  const client = createClient<Database>(url, publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
  const { error } = await client.auth.signInWithPassword({ email: `${key}@demo.feiqiao.example`, password: DEMO_PASSWORD });
  if (error) throw error;
  return client;
}

/** Asks until a run is as wanted. @throws when that takes longer than `patience` [ms] */
export async function runWhen(db: Db, id: string, wanted: (run: Run) => boolean, patience = 60_000): Promise<Run> {
  for (const until = performance.now() + patience; performance.now() < until; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const run = await readRun(db, id);
    if (run && wanted(run)) return run;
  }
  throw new Error(`run ${id} did not become what was waited for: ${JSON.stringify(await readRun(db, id))}`);
}

export const ended = (run: Run): boolean => hasEnded(run.status);
