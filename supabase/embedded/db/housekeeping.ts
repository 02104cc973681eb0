import type { Driver } from './driver.ts';

/** Housekeeping waits for this much quiet [ms], */
const QUIET = 10_000;
/** but not for ever: without it the write-ahead log only grows. */
const LONGEST_WAIT = 5 * 60_000;

/**
 * A single-user Postgres has neither autovacuum nor checkpointer. This does their work when nobody is waiting, by
 * autovacuum's own measure of which tables need it.
 */
export class Housekeeping {
  readonly #db: Driver;
  #writtenSince: number | undefined;
  #lastUse = 0;
  #running = false;

  constructor(db: Driver) {
    this.#db = db;
  }

  /** Notes that the database is used, now [ms]. */
  used(now: number, wrote: boolean): void {
    if (this.#running) return;
    this.#lastUse = now;
    if (wrote) this.#writtenSince ??= now;
  }

  /** Whether there is something to do and this is the time for it. */
  isDue(now: number): boolean {
    if (this.#running || this.#writtenSince === undefined) return false;
    return now - this.#lastUse >= QUIET || now - this.#writtenSince >= LONGEST_WAIT;
  }

  /** One table at a time, so that a request waits for one of them at most. */
  async run(): Promise<void> {
    this.#running = true;
    this.#writtenSince = undefined;
    try {
      const tables = await this.#db.query(TABLES_IN_NEED);
      for (const { name } of tables) await this.#db.exec(`vacuum (analyze) ${name}`);
      await this.#db.exec('checkpoint');
    } finally {
      this.#running = false;
    }
  }
}

const TABLES_IN_NEED = `
  select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
  where n_dead_tup > 50 + 0.2 * n_live_tup or n_ins_since_vacuum > 1000 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup`;
