import { err, ok, type Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';

/** The signed-in person's new password. @errors `weak_password`, `same_password`, `too_many_attempts`, `backend_down`, `link_expired` (no session any more) */
export async function setPassword(db: Db, password: string): Promise<Result<null>> {
  const { error } = await db.auth.updateUser({ password });
  if (!error) return ok(null);
  if (error.code === 'weak_password' || error.code === 'validation_failed') return err('weak_password');
  if (error.code === 'same_password') return err('same_password');
  if (error.status === 429) return err('too_many_attempts');
  return error.status === 0 || (error.status ?? 0) >= 500 ? err('backend_down') : err('link_expired');
}
