import { err, ok, type Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';

/** @errors `wrong_credentials`, `account_disabled`, `too_many_attempts`, `backend_down` */
export async function signIn(
  db: Db,
  email: string,
  password: string,
): Promise<Result<null, 'wrong_credentials' | 'account_disabled' | 'too_many_attempts' | 'backend_down'>> {
  const { error } = await db.auth.signInWithPassword({ email, password });
  if (!error) return ok(null);
  if (error.status === 429) return err('too_many_attempts');
  if (error.status === undefined || error.status === 0 || error.status >= 500) return err('backend_down');
  return err(error.code === 'user_banned' ? 'account_disabled' : 'wrong_credentials');
}
