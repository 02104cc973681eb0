import { tokenResponse } from '../access-token.ts';
import { AuthError, validationFailed } from '../errors.ts';
import { emailAddress } from '../email-address.ts';
import { METHOD_OF_LINK, TOKEN_OF_LINK } from '../links.ts';
import { expiredCode, expiredLink, isPkceToken, possibleHashes } from '../one-time-tokens.ts';
import { issueCode } from '../pkce.ts';
import { takeOrRefuse } from '../rate-limit.ts';
import { redirectTarget } from '../redirects.ts';
import { Body, json } from '../request.ts';
import { signIn } from '../sessions.ts';
import { findUserById } from '../users.ts';
import { changeEmailByToken, confirmByToken } from '../verify-link.ts';
import type { Auth, Endpoint } from '../auth.ts';
import type { LinkType } from '../links.ts';
import type { TokenType } from '../one-time-tokens.ts';
import type { JsonObject } from '../request.ts';
import type { HttpRequest, HttpResponse } from '../../http/message.ts';

const HALF_CONFIRMED = 'Confirmation link accepted. Please proceed to confirm link sent to the other email';

/** POST /verify {type, token_hash} or {type, email, token}: a session. */
export const verifyCode: Endpoint = async (auth, request) => {
  takeOrRefuse(auth.limits.verify, request.ip);
  const body = Body.of(request);
  const type = body.text('type');
  const [token, tokenHash] = [body.text('token'), body.text('token_hash')];
  if (!type) throw validationFailed('Verify requires a verification type');
  if ((token === '') === (tokenHash === '')) throw validationFailed('Verify requires either a token or a token hash');
  if (tokenHash && (body.text('email') || body.text('phone'))) throw validationFailed('Only the token_hash and type should be provided');

  const userId = tokenHash ? await spend(auth, type, [tokenHash], expiredLink) : await spendTypedCode(auth, type, body, token);
  if (!userId) return json({ msg: HALF_CONFIRMED, code: '200' });
  return json(await signInAs(auth, request, userId));
};

async function spendTypedCode(auth: Auth, type: string, body: Body, token: string): Promise<string | undefined> {
  if (body.text('phone') && !body.text('email')) throw refusedPhone(body.text('phone'));
  if (!body.text('email') || body.text('phone'))
    throw validationFailed('Only an email address or phone number should be provided on verify');
  const email = emailAddress(body.text('email'));
  // Six digits are soon guessed: guesses at one address are counted wherever they come from.
  takeOrRefuse(auth.limits.verify, email);
  return spend(auth, type, possibleHashes(email, token), expiredCode);
}

/** Nobody here has been sent a code by telephone; GoTrue's answer for that case. */
const refusedPhone = (phone: string) =>
  /^[1-9]\d{1,14}$/.test(phone.replace(/^\+/, '').replaceAll(' ', ''))
    ? expiredCode()
    : validationFailed('Invalid phone number format (E.164 required)');

/** GET /verify?token&type&redirect_to: the link in a mail. Leads on to the app, with a code (PKCE) or with the session in the fragment. */
export const verifyLink: Endpoint = async (auth, request) => {
  const query = new URLSearchParams(request.query);
  const [token, type] = [query.get('token') ?? '', query.get('type') ?? ''];
  if (!type) throw validationFailed('Verify requires a verification type');
  if (!token) throw validationFailed('Verify requires a token or a token hash');
  const target = redirectTarget(auth.config, request);
  const pkce = isPkceToken(token);
  try {
    takeOrRefuse(auth.limits.verify, request.ip);
    const userId = await spend(auth, type, [token], expiredLink);
    if (!userId) return leadTo(target, { message: HALF_CONFIRMED }, pkce);
    if (pkce) return leadTo(target, { code: await issueCode(auth.db, userId, METHOD_OF_LINK[type as LinkType]) }, 'query only');
    const session = await signInAs(auth, request, userId);
    return leadTo(target, { ...fragmentOf(session), type });
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    const kind = error.status < 500 ? { error: 'access_denied' } : {};
    return leadTo(target, { ...kind, error_code: error.code, error_description: error.message }, pkce);
  }
};

/** Does what the token is for. The user's id, or undefined after the first of two confirmations. */
async function spend(auth: Auth, type: string, hashes: readonly string[], refusal: () => AuthError): Promise<string | undefined> {
  if (type === 'email_change') {
    const change = await changeEmailByToken(auth, hashes);
    if (!change) throw refusal();
    return change.done ? change.userId : undefined;
  }
  const confirmed = await confirmByToken(auth, hashes, tokenTypesOf(type));
  if (!confirmed) throw refusal();
  return confirmed.userId;
}

function tokenTypesOf(type: string): TokenType[] {
  if (type === 'email') return ['confirmation_token', 'recovery_token'];
  if (!Object.hasOwn(TOKEN_OF_LINK, type)) throw validationFailed('Invalid email verification type');
  return [TOKEN_OF_LINK[type as keyof typeof TOKEN_OF_LINK]];
}

async function signInAs(auth: Auth, request: HttpRequest, userId: string): Promise<ReturnType<typeof tokenResponse>> {
  const user = await findUserById(auth.db, userId);
  if (!user) throw expiredLink();
  return signIn(auth, request, user, 'otp');
}

const fragmentOf = (session: JsonObject): Record<string, string> => ({
  access_token: String(session['access_token']),
  expires_at: String(session['expires_at']),
  expires_in: String(session['expires_in']),
  refresh_token: String(session['refresh_token']),
  token_type: 'bearer',
});

/** Redirects with values in the fragment; in PKCE flows the app's server must see them, so in the query as well. */
function leadTo(target: string, values: Record<string, string>, pkce: boolean | 'query only' = false): HttpResponse {
  const url = new URL(target);
  if (pkce) for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  if (pkce !== 'query only') url.hash = new URLSearchParams(values).toString();
  return { status: 303, headers: { location: url.toString(), 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } };
}
