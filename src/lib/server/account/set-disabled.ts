import { err, ok, type Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** A hundred years: until the administrator says otherwise. */
const FOR_GOOD = '876000h';

/**
 * Keeps a person out, or lets her in again: in the database at once, in Auth for every later sign-in.
 *
 * @errors `no_secret_key`, `not_allowed`, `not_oneself`, `not_found`
 */
export async function setDisabled(
  { db, serviceDb }: { db: Db; serviceDb: Db | null },
  userId: string,
  disabled: boolean,
  why: string,
): Promise<Result<null>> {
  if (serviceDb === null) return err('no_secret_key');
  const set = outcome('set_member_disabled', await db.rpc('set_member_disabled', { member_id: userId, disabled, why }));
  if (!set.ok) return set;
  const { error } = await serviceDb.auth.admin.updateUserById(userId, { ban_duration: disabled ? FOR_GOOD : 'none' });
  if (error) throw new Error(`updateUserById: ${error.message}`, { cause: error });
  return ok(null);
}
