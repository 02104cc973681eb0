import { err, isAppErrorCode, ok, type AppErrorCode, type Result } from '../domain/errors.ts';

type Answer<T> = { data: T; error: null } | { data: null; error: { code: string; message: string } };

/** What `raise exception` comes back as: its message is one of our codes. */
const RAISED = 'P0001';

/** The answer of a database function whose refusals are error codes of ours; anything else is a bug or an outage and throws. */
export function outcome<T>(what: string, { data, error }: Answer<T>): Result<T, AppErrorCode> {
  if (!error) return ok(data);
  if (error.code === RAISED && isAppErrorCode(error.message)) return err(error.message);
  throw new Error(`${what}: ${error.code} ${error.message}`, { cause: error });
}
