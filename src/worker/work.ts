import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../lib/server/db.ts';
import { claimRun } from './claim.ts';
import { solveRun, type RunEnd, type SolveOptions } from './solve-run.ts';

export type WorkOptions = SolveOptions & {
  /** What the runs' trail calls this worker. */
  name: string;
  onEnd?: (run: number, end: RunEnd) => void;
};

/** How long an idle worker waits before it asks again [ms]. */
const ASK_EVERY = 1000;
/** How long it leaves a backend alone that did not answer [ms]. */
const BACK_OFF = 5000;

/** Solves one run after another until `signal` says stop. An outage of the backend ends no worker. */
export async function work(db: Db, options: WorkOptions, signal: AbortSignal): Promise<void> {
  let isAway = false;
  while (!signal.aborted) {
    try {
      const run = await claimRun(db, options.name, options.leaseSeconds);
      if (run) {
        const end = await solveRun(db, run, options, signal);
        options.onEnd?.(run.number, end);
      } else await pause(ASK_EVERY, signal);
      isAway = false;
    } catch (cause) {
      // Said once for an outage, however long it lasts.
      if (!signal.aborted && !isAway) console.error(`${options.name}:`, cause);
      isAway = true;
      await pause(BACK_OFF, signal);
    }
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal }).catch(() => {});
