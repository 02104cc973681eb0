import { changeUser } from '../change-user.ts';
import { emailExists } from '../create-user.ts';
import { emailAddress } from '../email-address.ts';
import { AuthError, validationFailed } from '../errors.ts';
import { createLinkMail, takeMailAllowance } from '../links.ts';
import { checkNewPassword } from '../passwords.ts';
import { challengeIn } from '../pkce.ts';
import { redirectTarget } from '../redirects.ts';
import { Body, json } from '../request.ts';
import { requireUser } from '../signed-in.ts';
import { findUserByEmail, publicUser, userOf, USER_COLUMNS } from '../users.ts';
import type { Auth, Endpoint } from '../auth.ts';
import type { UserRecord } from '../users.ts';
import type { HttpRequest } from '../../http/message.ts';

/** GET /user */
export const getUser: Endpoint = async (auth, request) => json(publicUser((await requireUser(auth, request)).user));

/** PUT /user {password?, data?, email?}: people change their own account. */
export const putUser: Endpoint = async (auth, request) => {
  const { user, sessionId } = await requireUser(auth, request);
  const body = Body.of(request);
  const password = body.optionalText('password');
  const email = body.text('email') && emailAddress(body.text('email'));
  if (body.text('phone')) throw new AuthError(400, 'phone_provider_disabled', 'Phone logins are disabled');
  if (body.object('app_metadata')) throw new AuthError(403, 'not_admin', 'Updating app_metadata requires admin privileges');
  if (password !== undefined) await checkOwnNewPassword(auth, user, password, email);
  if (email && email !== user.email && (await findUserByEmail(auth.db, email))) throw emailExists();

  const changed = await changeUser(auth.db, user.id, {
    passwordHash: password === undefined ? undefined : await auth.passwords.hash(password),
    keepSession: sessionId,
    userMetadata: body.object('data'),
  });
  if (!email || email === user.email) return json(publicUser(changed));
  return json(publicUser(await requestEmailChange(auth, request, changed, email, body)));
};

async function checkOwnNewPassword(auth: Auth, user: UserRecord, password: string, newEmail: string): Promise<void> {
  checkNewPassword(password, auth.config);
  if (user.is_anonymous && !newEmail)
    throw new AuthError(422, 'validation_failed', 'Updating password of an anonymous user without an email or phone is not allowed');
  if (await auth.passwords.matches(password, user.encrypted_password || null))
    throw new AuthError(422, 'same_password', 'New password should be different from the old password.');
}

/** Notes the wish and writes to the new address, and with double confirmation to the old one too. */
async function requestEmailChange(auth: Auth, request: HttpRequest, user: UserRecord, email: string, body: Body): Promise<UserRecord> {
  if (user.is_anonymous && !auth.config.enableConfirmations) return changeUser(auth.db, user.id, { email, confirmEmail: true });
  const challenge = challengeIn(body);
  takeMailAllowance(auth, email);
  const rows = await auth.db.query(
    `with u as (update auth.users set email_change = $2, email_change_confirm_status = 0, email_change_sent_at = now(), updated_at = now()
       where id = $1::uuid returning *)
     select ${USER_COLUMNS} from u`,
    [user.id, email],
  );
  const row = rows[0];
  if (!row) throw validationFailed('User not found');
  const changing = userOf(row);
  const link = { type: 'email_change', redirectTo: redirectTarget(auth.config, request), challenge } as const;
  auth.mailer.post(createLinkMail(auth, changing, { ...link, token: 'email_change_token_new', email }));
  if (auth.config.doubleConfirmChanges && changing.email)
    auth.mailer.post(createLinkMail(auth, changing, { ...link, token: 'email_change_token_current', email: changing.email }));
  return changing;
}
