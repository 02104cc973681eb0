import { setTimeout as sleep } from 'node:timers/promises';
import type { RunProgress } from '../lib/server/run/kinds/run-kind.ts';
import type { Db } from '../lib/server/db.ts';
import type { ClaimedRun } from './claim.ts';

/** Somebody else may hold the run by now: nothing we say about it counts any more. */
export class LeaseLost extends Error {}

type Answer<T> = { data: T; error: null } | { data: null; error: { code: string; message: string } };

/** @throws LeaseLost, or Error when the backend refused or did not answer */
export function heard<T>(what: string, { data, error }: Answer<T>): T {
  if (error?.message === 'lease_lost') throw new LeaseLost(what);
  if (error) throw new Error(`${what}: ${error.code} ${error.message}`, { cause: error });
  return data;
}

/** How often the database is asked whether to stop [ms]: a quarter of what a person may wait for it. */
const LOOK_EVERY = 50;
/** How often progress is told at most [ms]. */
const TELL_EVERY = 400;

/**
 * Holds a claimed run: extends the lease, tells progress, and hears when somebody cancels or the lease is lost. The
 * first of the two is told once, through `onEnd`.
 */
export class Lease {
  readonly #db: Db;
  readonly #run: ClaimedRun;
  readonly #seconds: number;
  #news: RunProgress | null = null;
  #toldAt = -Infinity;
  readonly #resting = new AbortController();
  readonly #round: Promise<void>;
  ended: 'cancelled' | 'lost' | null = null;
  onEnd: () => void = () => {};

  constructor(db: Db, run: ClaimedRun, seconds: number) {
    this.#db = db;
    this.#run = run;
    this.#seconds = seconds;
    this.#round = this.#hold();
  }

  tell(progress: RunProgress): void {
    this.#news = progress;
  }

  /** Stops asking; the lease lasts for the last word. */
  async rest(): Promise<void> {
    this.#resting.abort();
    await this.#round;
  }

  async #hold(): Promise<void> {
    while (!this.#resting.signal.aborted) {
      try {
        await this.#tellNews();
        const isCancelled = heard('heartbeat_run', await this.#db.rpc('heartbeat_run', { ...this.#key, lease_seconds: this.#seconds }));
        if (isCancelled) this.#end('cancelled');
      } catch (cause) {
        // A backend that does not answer may be back before the lease lapses.
        if (cause instanceof LeaseLost) return this.#end('lost');
      }
      // Once it is to stop, only the lease has to last: the last words must not wait behind more questions.
      await sleep(this.ended === null ? LOOK_EVERY : (this.#seconds * 1000) / 4, undefined, { signal: this.#resting.signal }).catch(
        () => {},
      );
    }
  }

  async #tellNews(): Promise<void> {
    const news = this.#news;
    if (news === null || performance.now() - this.#toldAt < TELL_EVERY) return;
    this.#news = null;
    this.#toldAt = performance.now();
    heard('report_run_progress', await this.#db.rpc('report_run_progress', { ...this.#key, ...news }));
  }

  get #key() {
    return { run_id: this.#run.id, attempt: this.#run.attempt };
  }

  #end(reason: 'cancelled' | 'lost'): void {
    if (this.ended === null || reason === 'lost') this.ended = reason;
    this.onEnd();
  }
}
