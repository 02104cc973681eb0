import { z } from 'zod';
import { Account } from '../../domain/account.ts';
import { err, ok, type Result } from '../../domain/errors.ts';
import type { Backend, Db } from '../db.ts';

/** PostgREST's codes for a token that is forged or broken, and for one that has run out. */
const TOKEN_REFUSED = ['PGRST301', 'PGRST303'];

const Session = Account.extend({ listingsVersion: z.string(), unread: z.int() });

/** Signed out on another device: the token would go on, the session does not. */
const SessionOver = z.object({ sessionOver: z.literal(true) });

const Refusal = z.object({ code: z.string(), message: z.string() });

/** What a page knows from the start; null when no organisation has taken the person in. `unread`: notices that wait. */
export type PageSession = { account: Account; listingsVersion: string; unread: number } | null;

type Asked = Promise<Result<PageSession, 'session_over'>>;

/**
 * The signed-in person with organisation, role and responsible office, and the version of the published listings.
 * Who she is, the database says: it alone verifies the token that came in the cookies.
 *
 * @errors `session_over` when the token is not, or no longer, worth anything
 */
export async function getSession(db: Db): Asked {
  const { data, error } = await db.rpc('my_session', {}, { get: true });
  return error ? refused(error) : sessionIn(data);
}

/**
 * The same with a token at hand. Every page asks this first, and the client with its sessions, locks and builders costs as much
 * processor time as all the rest of a small page.
 */
export async function getSessionBy(token: string, backend: Backend, client: { address: string; fetch: typeof fetch }): Asked {
  const answer = await client.fetch(`${backend.url}/rest/v1/rpc/my_session`, {
    headers: { apikey: backend.publishableKey, authorization: `Bearer ${token}`, 'x-forwarded-for': client.address },
  });
  const data: unknown = await answer.json();
  return answer.ok ? sessionIn(data) : refused(Refusal.parse(data));
}

function refused(error: z.infer<typeof Refusal>): Result<never, 'session_over'> {
  if (TOKEN_REFUSED.includes(error.code)) return err('session_over');
  throw new Error(`my_session: ${error.code} ${error.message}`, { cause: error });
}

function sessionIn(data: unknown): Result<PageSession, 'session_over'> {
  if (data === null) return ok(null);
  if (SessionOver.safeParse(data).success) return err('session_over');
  const { listingsVersion, unread, ...account } = Session.parse(data);
  return ok({ account, listingsVersion, unread });
}
