import { emailAddress } from '../email-address.ts';
import { createLinkMail, takeMailAllowance } from '../links.ts';
import { challengeIn } from '../pkce.ts';
import { takeOrRefuse } from '../rate-limit.ts';
import { redirectTarget } from '../redirects.ts';
import { Body, json } from '../request.ts';
import { findUserByEmail, isBanned } from '../users.ts';
import type { Endpoint } from '../auth.ts';

/** POST /recover: a link for a new password. The answer is the same for addresses nobody has. */
export const recover: Endpoint = async (auth, request) => {
  takeOrRefuse(auth.limits.signIn, request.ip);
  const body = Body.of(request);
  const email = emailAddress(body.text('email'));
  const challenge = challengeIn(body);
  takeMailAllowance(auth, email);

  const user = await findUserByEmail(auth.db, email);
  if (user && !isBanned(user)) {
    const redirectTo = redirectTarget(auth.config, request);
    auth.mailer.post(createLinkMail(auth, user, { type: 'recovery', token: 'recovery_token', email, redirectTo, challenge }));
  }
  return json({});
};
