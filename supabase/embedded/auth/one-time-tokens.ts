import { createHash, randomInt } from 'node:crypto';
import type { Auth } from './auth.ts';
import { AuthError } from './errors.ts';
import type { Driver } from '../db/driver.ts';

/** auth.one_time_token_type, without phones. A user has at most one of each: a newer mail makes the older one void. */
export type TokenType = 'confirmation_token' | 'recovery_token' | 'email_change_token_new' | 'email_change_token_current';

/** Marks tokens whose links return with a code, not with a session. */
const PKCE_PREFIX = 'pkce_';

export type OneTimeToken = { otp: string; hash: string };

/** Digits for a person to type, and the hash of address and digits for a link to carry. */
export function newOneTimeToken(email: string, digits: number, pkce: boolean): OneTimeToken {
  const otp = Array.from({ length: digits }, () => randomInt(10)).join('');
  return { otp, hash: (pkce ? PKCE_PREFIX : '') + hashOf(email, otp) };
}

const hashOf = (email: string, otp: string) =>
  createHash('sha224')
    .update(email.toLowerCase() + otp)
    .digest('hex');

/** The hashes that these digits can have been stored under. */
export const possibleHashes = (email: string, otp: string) => [hashOf(email, otp), PKCE_PREFIX + hashOf(email, otp)];

export const isPkceToken = (hash: string) => hash.startsWith(PKCE_PREFIX);

// Columns of auth.users that tell when which mail went out.
const SENT_AT: Record<TokenType, string> = {
  confirmation_token: 'confirmation_sent_at',
  recovery_token: 'recovery_sent_at',
  email_change_token_new: 'email_change_sent_at',
  email_change_token_current: 'email_change_sent_at',
};

/** Stores a token in place of the user's previous one of the same type. */
export async function saveOneTimeToken(db: Driver, userId: string, type: TokenType, email: string, token: OneTimeToken): Promise<void> {
  await db.query(
    `with saved as (
       insert into auth.one_time_tokens (id, user_id, token_type, token_hash, relates_to)
       values (gen_random_uuid(), $1::uuid, $2::auth.one_time_token_type, $3, $4)
       on conflict (user_id, token_type) do update
       set token_hash = excluded.token_hash, relates_to = excluded.relates_to, created_at = now(), updated_at = now()
     )
     update auth.users set ${SENT_AT[type]} = now(), updated_at = now() where id = $1::uuid`,
    [userId, type, token.hash, email],
  );
}

/**
 * SQL that spends a token: `spent` has the user's id and the token's type, or no row. For use in the one statement that
 * also does what the token was for. Parameters: $1 hashes, $2 types (both comma-separated), $3 expiry in seconds.
 */
export const SPENT_TOKEN = `spent as (
  delete from auth.one_time_tokens t using auth.users owner
  where t.token_hash = any (string_to_array($1, ',')) and t.token_type::text = any (string_to_array($2, ','))
    and t.created_at > now()::timestamp - make_interval(secs => $3::float8)
    and owner.id = t.user_id and owner.deleted_at is null and coalesce(owner.banned_until <= now(), true)
  returning t.user_id, t.token_type
)`;

export const tokenParameters = (auth: Auth, hashes: readonly string[], types: readonly TokenType[]) => [
  hashes.join(','),
  types.join(','),
  String(auth.config.otpExpiry),
];

/** One answer for unknown, spent, expired and somebody else's. */
export const expiredLink = () => new AuthError(403, 'otp_expired', 'Email link is invalid or has expired');
export const expiredCode = () => new AuthError(403, 'otp_expired', 'Token has expired or is invalid');
