import { randomUUID } from 'node:crypto';
import { createUser } from '../create-user.ts';
import { emailAddress } from '../email-address.ts';
import { AuthError, validationFailed } from '../errors.ts';
import { createLinkMail, takeMailAllowance } from '../links.ts';
import { checkNewPassword } from '../passwords.ts';
import { challengeIn } from '../pkce.ts';
import { takeOrRefuse } from '../rate-limit.ts';
import { redirectTarget } from '../redirects.ts';
import { Body, json } from '../request.ts';
import { signIn } from '../sessions.ts';
import { findUserByEmail, publicUser } from '../users.ts';
import type { Auth, Endpoint } from '../auth.ts';
import type { JsonObject } from '../request.ts';
import type { HttpRequest, HttpResponse } from '../../http/message.ts';

/** POST /signup: an account of one's own making, where the configuration allows it. */
export const signup: Endpoint = async (auth, request) => {
  takeOrRefuse(auth.limits.signIn, request.ip);
  const body = Body.of(request);
  if (!auth.config.enableSignup) throw new AuthError(422, 'signup_disabled', 'Signups not allowed for this instance');
  if (body.text('phone')) throw new AuthError(400, 'phone_provider_disabled', 'Phone signups are disabled');
  if (!body.text('email') && !body.text('password')) return signUpAnonymously(auth, request, body);
  if (!body.text('password')) throw validationFailed('Signup requires a valid password');
  checkNewPassword(body.text('password'), auth.config);
  const email = emailAddress(body.text('email'));
  return auth.config.enableConfirmations ? signUpUnconfirmed(auth, request, body, email) : signUpConfirmed(auth, request, body, email);
};

async function signUpAnonymously(auth: Auth, request: HttpRequest, body: Body): Promise<HttpResponse> {
  if (!auth.config.enableAnonymousSignIns) throw new AuthError(422, 'anonymous_provider_disabled', 'Anonymous sign-ins are disabled');
  const user = await createUser(auth.db, { userMetadata: body.object('data'), confirmed: false });
  return json(await signIn(auth, request, user, 'anonymous'));
}

async function signUpConfirmed(auth: Auth, request: HttpRequest, body: Body, email: string): Promise<HttpResponse> {
  const existing = await findUserByEmail(auth.db, email);
  if (existing) throw new AuthError(422, 'user_already_exists', 'User already registered');
  const passwordHash = await auth.passwords.hash(body.text('password'));
  const user = await createUser(auth.db, { email, passwordHash, userMetadata: claimedData(body, email), confirmed: true });
  return json(await signIn(auth, request, user, 'password'));
}

/** The mail decides: whoever signs up with somebody else's address gets the same answer and learns nothing. */
async function signUpUnconfirmed(auth: Auth, request: HttpRequest, body: Body, email: string): Promise<HttpResponse> {
  const challenge = challengeIn(body);
  takeMailAllowance(auth, email);
  const passwordHash = await auth.passwords.hash(body.text('password'));
  const existing = await findUserByEmail(auth.db, email);
  if (existing?.email_confirmed_at) return json(decoy(email, body));

  const user = existing ?? (await createUser(auth.db, { email, passwordHash, userMetadata: claimedData(body, email), confirmed: false }));
  const redirectTo = redirectTarget(auth.config, request);
  auth.mailer.post(createLinkMail(auth, user, { type: 'signup', token: 'confirmation_token', email, redirectTo, challenge }));
  return json({ ...publicUser(user), confirmation_sent_at: new Date().toISOString().replace('Z', '+00:00') });
}

const claimedData = (body: Body, email: string): JsonObject => ({ ...body.object('data'), email, email_verified: false });

/** What a fresh sign-up would have answered, identity and all: GoTrue leaves it out, and so tells that the address is taken. */
function decoy(email: string, body: Body): JsonObject {
  const now = new Date().toISOString().replace('Z', '+00:00');
  const id = randomUUID();
  const dates = { created_at: now, updated_at: now };
  const identity_data = { sub: id, email, email_verified: false, phone_verified: false };
  return {
    id,
    aud: 'authenticated',
    role: 'authenticated',
    email,
    phone: '',
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: claimedData(body, email),
    identities: [{ identity_id: randomUUID(), id, user_id: id, identity_data, provider: 'email', last_sign_in_at: now, ...dates, email }],
    ...dates,
    is_anonymous: false,
    confirmation_sent_at: now,
  };
}
