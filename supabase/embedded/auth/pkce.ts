import { createHash, timingSafeEqual } from 'node:crypto';
import { AuthError, validationFailed } from './errors.ts';
import type { AuthenticationMethod } from './access-token.ts';
import type { Body } from './request.ts';
import type { Driver } from '../db/driver.ts';

// Proof Key for Code Exchange, RFC 7636: a link opens an account only in the browser that asked for it, because only
// there lies the verifier whose hash came with the request.

export type ChallengeMethod = 's256' | 'plain';
export type Challenge = { challenge: string; method: ChallengeMethod };

/** How long the code of a link may be exchanged, in seconds; GoTrue's default. */
const CODE_EXPIRY = 300;

/** The challenge in a request, if any. @throws AuthError `validation_failed` */
export function challengeIn(body: Body): Challenge | undefined {
  const challenge = body.text('code_challenge');
  const method = body.text('code_challenge_method').toLowerCase();
  if (!challenge && !method) return undefined;
  if (!challenge || !method) throw validationFailed('PKCE flow requires code_challenge_method and code_challenge');
  if (challenge.length < 43 || challenge.length > 128) throw validationFailed('code challenge has to be between 43 and 128 characters');
  if (!/^[A-Za-z0-9._~-]+$/.test(challenge))
    throw validationFailed('code challenge can only contain alphanumeric characters, hyphens, periods, underscores and tildes');
  if (method !== 's256' && method !== 'plain') throw validationFailed(`unsupported code_challenge method "${method}"`);
  return { challenge, method };
}

/** Whether the verifier is the one that the challenge was made from. */
export function answersChallenge({ challenge, method }: Challenge, verifier: string): boolean {
  const made = method === 's256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
  const [a, b] = [Buffer.from(made), Buffer.from(challenge)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Remembers that this user's next link of this kind answers to the challenge. */
export async function openFlow(
  db: Driver,
  userId: string,
  method: AuthenticationMethod,
  { challenge, method: how }: Challenge,
): Promise<void> {
  await db.query(
    `insert into auth.flow_state (id, user_id, auth_code, code_challenge_method, code_challenge, provider_type,
       authentication_method, created_at, updated_at)
     values (gen_random_uuid(), $1::uuid, gen_random_uuid()::text, $2::auth.code_challenge_method, $3, $4, $4, now(), now())`,
    [userId, how, challenge, method],
  );
}

/** The code with which the opened link returns to the app. @throws AuthError `flow_state_not_found` */
export async function issueCode(db: Driver, userId: string, method: AuthenticationMethod): Promise<string> {
  const rows = await db.query(
    `update auth.flow_state set auth_code_issued_at = now(), updated_at = now()
     where id = (select id from auth.flow_state where user_id = $1::uuid and authentication_method = $2 order by created_at desc limit 1)
     returning auth_code`,
    [userId, method],
  );
  const code = rows[0]?.['auth_code'];
  if (!code) throw new AuthError(422, 'flow_state_not_found', 'No valid flow state found for user.');
  return code;
}

/**
 * Exchanges a link's code. A code works once: whoever presents a wrong verifier has spent it.
 *
 * @throws AuthError `flow_state_not_found`, `flow_state_expired`, `bad_code_verifier`
 */
export async function redeemCode(db: Driver, code: string, verifier: string): Promise<{ userId: string; method: AuthenticationMethod }> {
  const rows = await db.query(
    `delete from auth.flow_state where auth_code = $1 and auth_code_issued_at is not null and user_id is not null
     returning user_id, code_challenge, code_challenge_method, authentication_method,
       auth_code_issued_at < now() - make_interval(secs => $2::float8) as expired`,
    [code, String(CODE_EXPIRY)],
  );
  const flow = rows[0];
  if (!flow?.['user_id']) throw new AuthError(404, 'flow_state_not_found', 'invalid flow state, no valid flow state found');
  if (flow['expired'] === 't') throw new AuthError(422, 'flow_state_expired', 'invalid flow state, flow state has expired');
  const challenge = { challenge: flow['code_challenge'] ?? '', method: flow['code_challenge_method'] as ChallengeMethod };
  if (!answersChallenge(challenge, verifier))
    throw new AuthError(400, 'bad_code_verifier', 'code challenge does not match previously saved code verifier');
  return { userId: flow['user_id'], method: flow['authentication_method'] as AuthenticationMethod };
}
