import { emailAddress } from '../email-address.ts';
import { AuthError, validationFailed } from '../errors.ts';
import { createLinkMail, takeMailAllowance } from '../links.ts';
import { challengeIn } from '../pkce.ts';
import { takeOrRefuse } from '../rate-limit.ts';
import { redirectTarget } from '../redirects.ts';
import { Body, json } from '../request.ts';
import { findUserByEmail } from '../users.ts';
import type { Endpoint } from '../auth.ts';

/** POST /resend {type, email}: the mail of a sign-up or of a change of address once more. Always the same answer. */
export const resend: Endpoint = async (auth, request) => {
  takeOrRefuse(auth.limits.signIn, request.ip);
  const body = Body.of(request);
  const type = body.text('type');
  if (type === 'sms' || type === 'phone_change') throw new AuthError(400, 'phone_provider_disabled', 'Phone logins are disabled');
  if (type !== 'signup' && type !== 'email_change')
    throw validationFailed('Missing one of these types: signup, email_change, sms, phone_change');
  if (!body.text('email')) throw validationFailed('Type provided requires an email address');
  const email = emailAddress(body.text('email'));
  const challenge = challengeIn(body);
  takeMailAllowance(auth, email);

  const user = await findUserByEmail(auth.db, email);
  const redirectTo = redirectTarget(auth.config, request);
  if (type === 'signup' && user && !user.email_confirmed_at)
    auth.mailer.post(createLinkMail(auth, user, { type, token: 'confirmation_token', email, redirectTo, challenge }));
  if (type === 'email_change' && user?.email_change)
    auth.mailer.post(
      createLinkMail(auth, user, { type, token: 'email_change_token_new', email: user.email_change, redirectTo, challenge }),
    );
  return json({});
};
