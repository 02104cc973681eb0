import type { Driver } from '../db/driver.ts';

const HOUR = 3_600_000;

/**
 * Throws away what nobody can use any more, a day after: spent refresh tokens (their replay is then `not_found`), sessions
 * past their end, one-time tokens, PKCE flows.
 */
export async function sweep(db: Driver): Promise<void> {
  await db.query(
    `with t as (delete from auth.refresh_tokens where revoked and updated_at < now() - interval '1 day'),
       s as (delete from auth.sessions where not_after < now() - interval '1 day'),
       o as (delete from auth.one_time_tokens where created_at < now()::timestamp - interval '1 day')
     delete from auth.flow_state where created_at < now() - interval '1 day'`,
  );
}

/** Sweeps every hour. @returns what stops it */
export function sweepHourly(db: Driver): () => void {
  const timer = setInterval(() => {
    sweep(db).catch((error: unknown) => console.error('auth: sweeping failed:', error));
  }, HOUR);
  timer.unref();
  return () => clearInterval(timer);
}
