import type { Keys } from '../keys.ts';
import type { Caller, HttpResponse } from './message.ts';

/** Who calls, or why that can't be said. */
export type Identified = { caller: Caller } | { refusal: HttpResponse };

export type CallerRules = {
  /** Whether a request without any key is refused, as by Supabase's gateway, or is anon, as by PostgREST alone. */
  requireApiKey: boolean;
  /** Whether a bad token is refused here. Auth judges the tokens itself: its answers differ. */
  refuseBadToken: boolean;
};

/**
 * A user's valid token decides; without one, the API key does. A token that is there but bad is refused: falling back to
 * anon would show an expired session as an empty page instead of a sign-in.
 */
export function identifyCaller(headers: Readonly<Record<string, string>>, keys: Keys, rules: CallerRules): Identified {
  const bearer = /^bearer +(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1];
  const bearerRole = bearer === undefined ? undefined : keys.roleOfKey(bearer);

  // supabase-js shows its key in both headers; in Authorization it means that no user is signed in.
  const key = headers.apikey ?? (bearerRole === undefined ? undefined : bearer);
  const keyRole = key === undefined ? undefined : keys.roleOfKey(key);
  if (key !== undefined && keyRole === undefined) return { refusal: unauthorized(INVALID_KEY) };
  if (key === undefined && rules.requireApiKey) return { refusal: unauthorized(NO_KEY) };
  const byKey: Caller = { role: keyRole ?? 'anon', claims: { role: keyRole ?? 'anon' } };

  if (bearer === undefined) return { caller: byKey };
  // A legacy key is a token itself, and names its role.
  if (bearerRole !== undefined) return { caller: bearer.startsWith('eyJ') ? { role: bearerRole, claims: { role: bearerRole } } : byKey };

  const token = keys.check(bearer);
  if (!token.ok) return rules.refuseBadToken ? { refusal: refuseToken(token.reason) } : { caller: byKey };
  const role = token.claims.role ?? 'anon';
  if (role !== 'anon' && role !== 'authenticated' && role !== 'service_role') return { refusal: refuseToken('unknown_role') };
  return { caller: { role, claims: token.claims } };
}

const NO_KEY = { message: 'No API key found in request', hint: 'No `apikey` request header or url param was found.' };
const INVALID_KEY = { message: 'Invalid API key', hint: 'Double check your Supabase `anon` or `service_role` API key.' };

const unauthorized = (body: object): HttpResponse => ({
  status: 401,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
});

type TokenFault = 'malformed' | 'unknown_key' | 'bad_signature' | 'expired' | 'not_yet_valid' | 'unknown_role';

/** PostgREST's codes and words. */
const TOKEN_FAULTS: Record<TokenFault, { code: string; message: string }> = {
  malformed: { code: 'PGRST301', message: 'JWT could not be decoded' },
  unknown_key: { code: 'PGRST301', message: 'No suitable key or wrong key type' },
  bad_signature: { code: 'PGRST301', message: 'JWT cryptographic operation failed' },
  unknown_role: { code: 'PGRST301', message: 'JWT names a role that does not exist here' },
  expired: { code: 'PGRST303', message: 'JWT expired' },
  not_yet_valid: { code: 'PGRST303', message: 'JWT not yet valid' },
};

function refuseToken(fault: TokenFault): HttpResponse {
  const { code, message } = TOKEN_FAULTS[fault];
  const response = unauthorized({ code, details: null, hint: null, message });
  const challenge = `Bearer error="invalid_token", error_description="${message}"`;
  return { ...response, headers: { ...response.headers, 'www-authenticate': challenge } };
}
