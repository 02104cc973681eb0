import { Account } from '../../domain/account.ts';
import { err, ok, type Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';

/** PostgREST's codes for a token that is forged or broken, and for one that has run out. */
const TOKEN_REFUSED = ['PGRST301', 'PGRST303'];

/**
 * The signed-in person with organisation, role and responsible office; null when no organisation has taken her in.
 * Who she is, the database says: it alone verifies the token that came in the cookies.
 *
 * @errors `session_over` when the token is not, or no longer, worth anything
 */
export async function getAccount(db: Db): Promise<Result<Account | null, 'session_over'>> {
  const answer = await db.rpc('my_account');
  if (answer.error && TOKEN_REFUSED.includes(answer.error.code)) return err('session_over');
  const data = unwrap('my_account', answer);
  return ok(data === null ? null : Account.parse(data));
}
