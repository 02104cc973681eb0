import { err, ok, type Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';

/** Asks for a link to a new password; the answer is the same whether or not anybody has that address. @errors `too_many_mails`, `backend_down` */
export async function requestReset(db: Db, email: string, origin: string): Promise<Result<null>> {
  const { error } = await db.auth.resetPasswordForEmail(email, { redirectTo: `${origin}/reset-password` });
  if (!error) return ok(null);
  if (error.status === 429) return err('too_many_mails');
  // An address that is none cannot have a mail either: said by the field, not by the backend.
  return error.status === undefined || error.status === 0 || error.status >= 500 ? err('backend_down') : ok(null);
}
