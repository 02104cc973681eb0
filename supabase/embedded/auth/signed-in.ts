import type { Auth } from './auth.ts';
import { AuthError } from './errors.ts';
import { bearerToken } from './request.ts';
import { isBanned, USER_COLUMNS, userOf } from './users.ts';
import type { UserRecord } from './users.ts';
import type { HttpRequest } from '../http/message.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ADMIN_ROLES: readonly unknown[] = ['service_role', 'supabase_admin'];

export const isUuid = (text: string) => UUID.test(text);

/** The user behind the access token and their session, read anew: a signed-out session ends before its token does. */
export type SignedIn = { user: UserRecord; sessionId: string | undefined };

const badJwt = (message: string) => new AuthError(403, 'bad_jwt', message);

/** @throws AuthError `no_authorization`, `bad_jwt`, `user_not_found`, `session_not_found`, `user_banned` */
export async function requireUser(auth: Auth, request: HttpRequest): Promise<SignedIn> {
  const claims = bearerClaims(auth, request);
  const { sub, session_id: sessionId } = claims;
  if (typeof sub !== 'string' || !sub) throw badJwt('invalid claim: missing sub claim');
  if (!isUuid(sub)) throw new AuthError(400, 'bad_jwt', 'invalid claim: sub claim must be a UUID');
  if (sessionId !== undefined && (typeof sessionId !== 'string' || !isUuid(sessionId)))
    throw badJwt('invalid claim: session_id claim must be a UUID');

  const rows = await auth.db.query(
    `select ${USER_COLUMNS}, exists (select from auth.sessions s where s.id = $2::uuid and s.user_id = u.id) as has_session
     from auth.users u where u.id = $1::uuid`,
    [sub, sessionId ?? null],
  );
  const row = rows[0];
  if (!row) throw new AuthError(403, 'user_not_found', 'User from sub claim in JWT does not exist');
  if (sessionId !== undefined && row['has_session'] !== 't')
    throw new AuthError(403, 'session_not_found', 'Session from session_id claim in JWT does not exist');
  const user = userOf(row);
  if (isBanned(user)) throw new AuthError(403, 'user_banned', 'User is banned');
  return { user, sessionId };
}

/** @throws AuthError `no_authorization`, `bad_jwt`, `not_admin` */
export function requireAdmin(auth: Auth, request: HttpRequest): void {
  if (!ADMIN_ROLES.includes(bearerClaims(auth, request)['role'])) throw new AuthError(403, 'not_admin', 'User not allowed');
}

function bearerClaims(auth: Auth, request: HttpRequest): Readonly<Record<string, unknown>> {
  const token = bearerToken(request);
  // Without a session, supabase-js sends its API key here too.
  const role = auth.keys.roleOfKey(token);
  if (role) return { role };
  const claims = auth.keys.verify(token);
  if (!claims) throw badJwt('invalid JWT: unable to parse or verify signature');
  return claims;
}
