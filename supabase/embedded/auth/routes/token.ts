import { AuthError, validationFailed } from '../errors.ts';
import { isTooLong } from '../passwords.ts';
import { takeOrRefuse } from '../rate-limit.ts';
import { redeemCode } from '../pkce.ts';
import { Body, json } from '../request.ts';
import { refresh, signIn } from '../sessions.ts';
import { findUserByEmail, findUserById, isBanned } from '../users.ts';
import type { Auth, Endpoint } from '../auth.ts';
import type { HttpRequest, HttpResponse } from '../../http/message.ts';

/** POST /token?grant_type=…: everything that ends in a session. */
export const token: Endpoint = async (auth, request) => {
  switch (new URLSearchParams(request.query).get('grant_type')) {
    case 'password':
      return passwordGrant(auth, request);
    case 'refresh_token':
      return refreshGrant(auth, request);
    case 'pkce':
      return codeGrant(auth, request);
    case 'id_token':
      throw new AuthError(400, 'provider_disabled', 'Provider is not enabled');
    case 'web3':
      throw new AuthError(422, 'web3_provider_disabled', 'Web3 provider is disabled');
    default:
      throw new AuthError(400, 'invalid_credentials', 'unsupported_grant_type');
  }
};

const invalidCredentials = () => new AuthError(400, 'invalid_credentials', 'Invalid login credentials');

async function passwordGrant(auth: Auth, request: HttpRequest): Promise<HttpResponse> {
  takeOrRefuse(auth.limits.signIn, request.ip);
  const body = Body.of(request);
  const email = body.text('email').toLowerCase();
  const password = body.text('password');
  if (email && body.text('phone')) throw validationFailed('Only an email address or phone number should be provided on login.');
  if (body.text('phone')) throw new AuthError(422, 'phone_provider_disabled', 'Phone logins are disabled');
  if (!email) throw validationFailed('missing email or phone');
  takeOrRefuse(auth.limits.signInToAddress, email);

  // Unknown address, wrong password and too long a password: same work, same answer.
  const user = await findUserByEmail(auth.db, email);
  const right = await auth.passwords.matches(password, user?.encrypted_password || null);
  if (!user || !right || isTooLong(password)) throw invalidCredentials();
  if (isBanned(user)) throw new AuthError(400, 'user_banned', 'User is banned');
  if (!user.email_confirmed_at) throw new AuthError(400, 'email_not_confirmed', 'Email not confirmed');
  return json(await signIn(auth, request, user, 'password'));
}

async function refreshGrant(auth: Auth, request: HttpRequest): Promise<HttpResponse> {
  takeOrRefuse(auth.limits.refresh, request.ip);
  const refreshToken = Body.of(request).text('refresh_token');
  if (!/^[A-Za-z0-9_-]{12,255}$/.test(refreshToken)) throw validationFailed('Refresh token is not valid');
  return json(await refresh(auth, request, refreshToken));
}

async function codeGrant(auth: Auth, request: HttpRequest): Promise<HttpResponse> {
  takeOrRefuse(auth.limits.verify, request.ip);
  const body = Body.of(request);
  const [code, verifier] = [body.text('auth_code'), body.text('code_verifier')];
  if (!code || !verifier) throw validationFailed('invalid request: both auth code and code verifier should be non-empty');
  const { userId, method } = await redeemCode(auth.db, code, verifier);
  const user = await findUserById(auth.db, userId);
  if (!user || isBanned(user)) throw new AuthError(403, 'user_banned', 'User is banned');
  return json(await signIn(auth, request, user, method));
}
