import type { Driver } from './driver.ts';

/** Housekeeping waits until the database had this long [ms] */
const WINDOW = 10_000;
/** with at most this share of it spent working: a worker that asks every second for something to do is no load. */
const CALM = 0.05;
/** It comes at most this often [ms], */
const REST = 60_000;
/** and waits this long at most: without it the write-ahead log only grows. */
const LONGEST_WAIT = 5 * 60_000;

/**
 * A single-user Postgres has neither autovacuum nor checkpointer. This does their work when hardly anybody is waiting, by
 * autovacuum's own measure of which tables need it.
 */
export class Housekeeping {
  readonly #db: Driver;
  #writtenSince: number | undefined;
  #windowSince = 0;
  #busy = 0;
  #lastRun = -REST;
  /** The end of the write-ahead log when everything was tidy. */
  #tidyUpTo: string | null | undefined;
  #running = false;

  constructor(db: Driver) {
    this.#db = db;
  }

  /** Notes that the database did something for somebody: when it was done, how long it took [ms], and whether it might write. */
  worked(now: number, duration: number, mightWrite: boolean): void {
    if (this.#running) return;
    this.#busy += duration;
    if (mightWrite && this.#writtenSince === undefined) {
      this.#writtenSince = now;
      this.#openWindow(now);
    }
  }

  /** Whether there is something to do and this is the time for it. */
  isDue(now: number): boolean {
    if (this.#running || this.#writtenSince === undefined || now - this.#lastRun < REST) return false;
    if (now - this.#writtenSince >= LONGEST_WAIT) return true;
    if (now - this.#windowSince < WINDOW) return false;
    const wasCalm = this.#busy <= CALM * (now - this.#windowSince);
    this.#openWindow(now);
    return wasCalm;
  }

  /** One table at a time, so that a request waits for one of them at most; nothing at all if nothing was really written. */
  async run(now: number): Promise<void> {
    this.#running = true;
    this.#lastRun = now;
    this.#writtenSince = undefined;
    try {
      if (this.#tidyUpTo !== undefined && this.#tidyUpTo === (await this.#endOfLog())) return;
      const tables = await this.#db.query(TABLES_IN_NEED);
      for (const { name } of tables) await this.#db.exec(`vacuum (analyze) ${name}`);
      await this.#db.exec('checkpoint');
      this.#tidyUpTo = await this.#endOfLog();
    } finally {
      this.#running = false;
    }
  }

  #openWindow(now: number): void {
    this.#windowSince = now;
    this.#busy = 0;
  }

  async #endOfLog(): Promise<string | null | undefined> {
    const [row] = await this.#db.query('select pg_current_wal_insert_lsn() as lsn');
    return row?.lsn;
  }
}

const TABLES_IN_NEED = `
  select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
  where n_dead_tup > 50 + 0.2 * n_live_tup or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup`;
