import { err, isAppErrorCode, ok, type AppErrorCode, type Result } from '../domain/errors.ts';

type Answer<T> = { data: T; error: null } | { data: null; error: { code: string; message: string } };

/** What `raise exception` comes back as: its message is one of our codes. */
const RAISED = 'P0001';

/** Text that no database keeps: a zero character or half a character pair; no keyboard types them. */
const UNSTORABLE = new Set(['22P05', '22021']);

/** The answer of a database function whose refusals are error codes of ours; anything else is a bug or an outage and throws. */
export function outcome<T>(what: string, { data, error }: Answer<T>): Result<T, AppErrorCode> {
  if (!error) return ok(data);
  if (error.code === RAISED && isAppErrorCode(error.message)) return err(error.message);
  if (UNSTORABLE.has(error.code)) return err('bad_request');
  throw new Error(`${what}: ${error.code} ${error.message}`, { cause: error });
}
