import { err, isAppErrorCode, ok, type AppErrorCode, type Result } from '../domain/errors.ts';

type Answer<T> = { data: T; error: null } | { data: null; error: { code: string; message: string } };

/** What `raise exception` comes back as: its message is one of our codes. */
const RAISED = 'P0001';

/** Text that no database keeps: a zero character or half a character pair; no keyboard types them. */
const UNSTORABLE = new Set(['22P05', '22021']);

/** A row was locked too long, two waited for each other, or the backend had no connection left: nothing was done. */
const BUSY = new Set(['40001', '40P01', '55P03', 'PGRST003']);
export const isBusy = ({ code }: { code: string }): boolean => BUSY.has(code);

/** The answer of a database function whose refusals are error codes of ours; anything else is a bug or an outage and throws. */
export function outcome<T>(what: string, { data, error }: Answer<T>): Result<T, AppErrorCode> {
  if (!error) return ok(data);
  if (error.code === RAISED && isAppErrorCode(error.message)) return err(error.message);
  if (isBusy(error)) return err('busy');
  if (UNSTORABLE.has(error.code)) return err('bad_request');
  throw new Error(`${what}: ${error.code} ${error.message}`, { cause: error });
}
