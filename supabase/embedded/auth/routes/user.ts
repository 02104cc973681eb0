import { changeUser } from '../change-user.ts';
import { emailExists } from '../create-user.ts';
import { emailAddress } from '../email-address.ts';
import { AuthError } from '../errors.ts';
import { createLinkMail, takeMailAllowance } from '../links.ts';
import { checkNewPassword } from '../passwords.ts';
import { challengeIn } from '../pkce.ts';
import { redirectTarget } from '../redirects.ts';
import { Body, json } from '../request.ts';
import { requireUser } from '../signed-in.ts';
import { findUserByEmail, publicUser } from '../users.ts';
import type { Auth, Endpoint } from '../auth.ts';
import type { Challenge } from '../pkce.ts';
import type { UserRecord } from '../users.ts';

/** GET /user */
export const getUser: Endpoint = async (auth, request) => json(publicUser((await requireUser(auth, request)).user));

/** PUT /user {password?, data?, email?}: people change their own account. */
export const putUser: Endpoint = async (auth, request) => {
  const { user, sessionId } = await requireUser(auth, request);
  const body = Body.of(request);
  const password = body.optionalText('password');
  if (body.text('phone')) throw new AuthError(400, 'phone_provider_disabled', 'Phone logins are disabled');
  if (body.object('app_metadata')) throw new AuthError(403, 'not_admin', 'Updating app_metadata requires admin privileges');

  // Everything that may be refused comes before anything is changed.
  const wished = body.text('email') && emailAddress(body.text('email'));
  const newEmail = wished !== user.email ? wished : '';
  if (password !== undefined) await checkOwnNewPassword(auth, user, password, newEmail);
  if (newEmail && (await findUserByEmail(auth.db, newEmail))) throw emailExists();
  const challenge = challengeIn(body);
  if (newEmail) takeMailAllowance(auth, newEmail);

  const atOnce = user.is_anonymous && !auth.config.enableConfirmations;
  const changed = await changeUser(auth.db, user.id, {
    passwordHash: password === undefined ? undefined : await auth.passwords.hash(password),
    keepSession: sessionId,
    userMetadata: body.object('data'),
    ...(newEmail && (atOnce ? { email: newEmail, confirmEmail: true } : { wishedEmail: newEmail })),
  });
  if (newEmail && !atOnce) askMailboxes(auth, changed, newEmail, redirectTarget(auth.config, request), challenge);
  return json(publicUser(changed));
};

async function checkOwnNewPassword(auth: Auth, user: UserRecord, password: string, newEmail: string): Promise<void> {
  checkNewPassword(password, auth.config);
  if (user.is_anonymous && !newEmail)
    throw new AuthError(422, 'validation_failed', 'Updating password of an anonymous user without an email or phone is not allowed');
  if (await auth.passwords.matches(password, user.encrypted_password || null))
    throw new AuthError(422, 'same_password', 'New password should be different from the old password.');
}

/** Writes to the new address, and with double confirmation to the old one too. */
function askMailboxes(auth: Auth, user: UserRecord, newEmail: string, redirectTo: string, challenge: Challenge | undefined): void {
  const link = { type: 'email_change', redirectTo, challenge } as const;
  auth.mailer.post(createLinkMail(auth, user, { ...link, token: 'email_change_token_new', email: newEmail }));
  if (auth.config.doubleConfirmChanges && user.email)
    auth.mailer.post(createLinkMail(auth, user, { ...link, token: 'email_change_token_current', email: user.email }));
}
