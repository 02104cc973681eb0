import { isIP } from 'node:net';
import { newRefreshToken, tokenResponse } from './access-token.ts';
import type { AuthenticationMethod, LiveSession } from './access-token.ts';
import type { Auth } from './auth.ts';
import { AuthError } from './errors.ts';
import type { JsonObject } from './request.ts';
import { findUserById, isBanned, USER_COLUMNS, userOf } from './users.ts';
import type { UserRecord } from './users.ts';
import type { HttpRequest } from '../http/message.ts';

const NO_INSTANCE = '00000000-0000-0000-0000-000000000000';

const AMR = (session: string) => `(select coalesce(json_agg(json_build_object('method', authentication_method,
  'timestamp', floor(extract(epoch from created_at))::bigint) order by created_at desc), '[]')::text
  from auth.mfa_amr_claims where session_id = ${session})`;

const userAgentOf = (request: HttpRequest) => request.headers['user-agent'] ?? null;
const addressOf = (request: HttpRequest) => (isIP(request.ip) ? request.ip : null);

/** Opens a session for somebody who has proved who they are, and answers its first tokens. */
export async function signIn(auth: Auth, request: HttpRequest, user: UserRecord, method: AuthenticationMethod): Promise<JsonObject> {
  const refreshToken = newRefreshToken();
  const rows = await auth.db.query(
    `with opened as (
       insert into auth.sessions (id, user_id, created_at, updated_at, aal, user_agent, ip)
       values (gen_random_uuid(), $1::uuid, now(), now(), 'aal1', $3, $4::inet) returning id
     ), issued as (
       insert into auth.refresh_tokens (instance_id, token, user_id, revoked, created_at, updated_at, session_id)
       select $6::uuid, $2, $1::uuid::text, false, now(), now(), id from opened
     ), proved as (
       insert into auth.mfa_amr_claims (id, session_id, created_at, updated_at, authentication_method)
       select gen_random_uuid(), id, now(), now(), $5 from opened
     ), u as (
       update auth.users set last_sign_in_at = now(), updated_at = now() where id = $1::uuid returning *
     )
     select opened.id as session_id, json_build_array(json_build_object('method', $5::text,
       'timestamp', floor(extract(epoch from now()))::bigint))::text as amr, ${USER_COLUMNS} from opened, u`,
    [user.id, refreshToken, userAgentOf(request), addressOf(request), method, NO_INSTANCE],
  );
  const row = rows[0];
  if (!row) throw new AuthError(403, 'user_not_found', 'User not found'); // deleted in the meantime
  return tokenResponse(auth, userOf(row), liveSession(row['session_id'], refreshToken, row['amr']));
}

/**
 * Exchanges a refresh token for its successor. Of any number that present the same token at once, one rotates it; the
 * others, and a client that lost the answer, get the live successor.
 *
 * @throws AuthError `refresh_token_not_found`, `refresh_token_already_used`, `user_banned`
 */
export async function refresh(auth: Auth, request: HttpRequest, token: string): Promise<JsonObject> {
  const session = (await rotate(auth, request, token)) ?? (await replay(auth, token));
  const user = await findUserById(auth.db, session.userId);
  if (!user) throw notFound();
  if (isBanned(user)) throw new AuthError(400, 'user_banned', 'Invalid Refresh Token: User Banned');
  return tokenResponse(auth, user, session);
}

type RefreshedSession = LiveSession & { userId: string };

const notFound = () => new AuthError(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found');

/**
 * Spends the token and issues its child in one statement. The update's row lock lets exactly one request win, on any
 * Postgres: those who waited for it find `revoked` true and get no row.
 */
async function rotate(auth: Auth, request: HttpRequest, token: string): Promise<RefreshedSession | undefined> {
  const child = newRefreshToken();
  const rows = await auth.db.query(
    `with spent as (
       update auth.refresh_tokens t set revoked = true, updated_at = now()
       from auth.sessions s
       where t.token = $1 and not t.revoked and s.id = t.session_id and coalesce(s.not_after > now(), true)
       returning t.instance_id, t.token, t.user_id, t.session_id
     ), issued as (
       insert into auth.refresh_tokens (instance_id, token, user_id, revoked, created_at, updated_at, parent, session_id)
       select instance_id, $2, user_id, false, now(), now(), token, session_id from spent
     ), renewed as (
       update auth.sessions s set refreshed_at = now() at time zone 'utc', updated_at = now(), user_agent = $3, ip = $4::inet
       from spent where s.id = spent.session_id
     )
     select user_id, session_id, ${AMR('spent.session_id')} as amr from spent`,
    [token, child, userAgentOf(request), addressOf(request)],
  );
  const row = rows[0];
  return row && { ...liveSession(row['session_id'], child, row['amr']), userId: row['user_id'] ?? '' };
}

/**
 * A spent token once more. Within the reuse interval, or when it is the parent of the live token (the client never got
 * the answer), the live token is given again; otherwise somebody else holds a copy, and the whole session ends.
 */
async function replay(auth: Auth, token: string): Promise<RefreshedSession> {
  const rows = await auth.db.query(
    `with presented as (
       select t.token, t.user_id, t.session_id, t.updated_at, coalesce(s.not_after <= now(), false) as expired
       from auth.refresh_tokens t join auth.sessions s on s.id = t.session_id where t.token = $1
     ), live as (
       select t.token, t.parent from auth.refresh_tokens t join presented p on p.session_id = t.session_id
       where not t.revoked order by t.id desc limit 1
     ), verdict as (
       select p.*, live.token as live_token, live.token is not null and not p.expired
         and (live.parent = p.token or p.updated_at > now() - make_interval(secs => $2::float8)) as granted
       from presented p left join live on true
     ), ended as (
       delete from auth.sessions where id in (select session_id from verdict where not granted)
     )
     select user_id, session_id, live_token, granted, ${AMR('verdict.session_id')} as amr from verdict`,
    [token, String(auth.config.refreshTokenReuseInterval)],
  );
  const row = rows[0];
  if (!row) throw notFound();
  if (row['granted'] !== 't' || row['live_token'] == null)
    throw new AuthError(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used');
  return { ...liveSession(row['session_id'], row['live_token'], row['amr']), userId: row['user_id'] ?? '' };
}

function liveSession(id: string | null | undefined, refreshToken: string, amr: string | null | undefined): LiveSession {
  if (!id) throw new TypeError('a session has an id');
  return { id, refreshToken, amr: JSON.parse(amr ?? '[]') };
}

export type LogoutScope = 'global' | 'local' | 'others';

/** Ends a user's sessions: all, this one, or all but this one. Their refresh tokens go with them. */
export async function endSessions(auth: Auth, userId: string, sessionId: string | undefined, scope: LogoutScope): Promise<void> {
  if (scope === 'global' || !sessionId) await auth.db.query(`delete from auth.sessions where user_id = $1::uuid`, [userId]);
  else
    await auth.db.query(
      `delete from auth.sessions where user_id = $1::uuid and ${scope === 'local' ? 'id = $2::uuid' : 'id <> $2::uuid'}`,
      [userId, sessionId],
    );
}
