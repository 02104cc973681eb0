import { z } from 'zod';
import { Account } from '../../domain/account.ts';
import { err, ok, type Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';

/** PostgREST's codes for a token that is forged or broken, and for one that has run out. */
const TOKEN_REFUSED = ['PGRST301', 'PGRST303'];

const Session = Account.extend({ listingsVersion: z.string(), unread: z.int() });

/** Signed out on another device: the token would go on, the session does not. */
const SessionOver = z.object({ sessionOver: z.literal(true) });

/** What a page knows from the start; null when no organisation has taken the person in. `unread`: notices that wait. */
export type PageSession = { account: Account; listingsVersion: string; unread: number } | null;

/**
 * The signed-in person with organisation, role and responsible office, and the version of the published listings.
 * Who she is, the database says: it alone verifies the token that came in the cookies.
 *
 * @errors `session_over` when the token is not, or no longer, worth anything
 */
export async function getSession(db: Db): Promise<Result<PageSession, 'session_over'>> {
  const answer = await db.rpc('my_session', {}, { get: true });
  if (answer.error && TOKEN_REFUSED.includes(answer.error.code)) return err('session_over');
  const data = unwrap('my_session', answer);
  if (data === null) return ok(null);
  if (SessionOver.safeParse(data).success) return err('session_over');
  const { listingsVersion, unread, ...account } = Session.parse(data);
  return ok({ account, listingsVersion, unread });
}
