import { createUser } from '../create-user.ts';
import { emailAddress } from '../email-address.ts';
import { AuthError, validationFailed } from '../errors.ts';
import { createLinkMail, takeMailAllowance } from '../links.ts';
import { challengeIn } from '../pkce.ts';
import { takeOrRefuse } from '../rate-limit.ts';
import { redirectTarget } from '../redirects.ts';
import { Body, json } from '../request.ts';
import { findUserByEmail, isBanned } from '../users.ts';
import type { Endpoint } from '../auth.ts';

/**
 * POST /otp {email, create_user?}: a link that signs in without a password. Unknown addresses get an account where sign-up
 * is open. Where it is closed, GoTrue refuses them and thereby tells who has an account; here the answer is one for all.
 */
export const otp: Endpoint = async (auth, request) => {
  takeOrRefuse(auth.limits.signIn, request.ip);
  const body = Body.of(request);
  if (body.text('phone')) throw new AuthError(400, 'phone_provider_disabled', 'Unsupported phone provider');
  if (!body.text('email')) throw validationFailed('One of email or phone must be set');
  const email = emailAddress(body.text('email'));
  const challenge = challengeIn(body);
  takeMailAllowance(auth, email);

  const { enableSignup, enableConfirmations } = auth.config;
  const existing = await findUserByEmail(auth.db, email);
  const mayCreate = enableSignup && body.flagOr('create_user', true);
  if (!existing && enableSignup && !mayCreate) throw new AuthError(422, 'otp_disabled', 'Signups not allowed for otp');
  const newUser = { email, userMetadata: body.object('data'), confirmed: !enableConfirmations };
  const user = existing ?? (mayCreate ? await createUser(auth.db, newUser) : undefined);
  if (!user || isBanned(user)) return json({});

  const link = user.email_confirmed_at
    ? ({ type: 'magiclink', token: 'recovery_token' } as const)
    : ({ type: 'signup', token: 'confirmation_token' } as const);
  auth.mailer.post(createLinkMail(auth, user, { ...link, email, redirectTo: redirectTarget(auth.config, request), challenge }));
  return json({});
};
