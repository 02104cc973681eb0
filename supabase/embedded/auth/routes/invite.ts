import { createUser, emailExists } from '../create-user.ts';
import { emailAddress } from '../email-address.ts';
import { createLinkMail, takeMailAllowance } from '../links.ts';
import { redirectTarget } from '../redirects.ts';
import { Body, json } from '../request.ts';
import { requireAdmin } from '../signed-in.ts';
import { findUserByEmail, publicUser } from '../users.ts';
import type { Auth, Endpoint } from '../auth.ts';
import type { JsonObject } from '../request.ts';
import type { UserRecord } from '../users.ts';

/** POST /invite {email, data}: an account without a password, and a mail with the way in. */
export const invite: Endpoint = async (auth, request) => {
  requireAdmin(auth, request);
  const body = Body.of(request);
  const email = emailAddress(body.text('email'));
  const user = await invitedUser(auth, email, body.object('data'));
  takeMailAllowance(auth, email);
  const redirectTo = redirectTarget(auth.config, request);
  // An administrator waits for the outcome: an invitation that never left must not look sent.
  await auth.mailer.send(await createLinkMail(auth, user, { type: 'invite', token: 'confirmation_token', email, redirectTo }));
  return json(publicUser((await findUserByEmail(auth.db, email)) ?? user));
};

/** The user with this address who has not accepted yet: a new one, or one invited before. @throws AuthError `email_exists` */
export async function invitedUser(auth: Auth, email: string, data: JsonObject | undefined): Promise<UserRecord> {
  const user = await findUserByEmail(auth.db, email);
  if (user?.email_confirmed_at) throw emailExists();
  if (!user) return createUser(auth.db, { email, userMetadata: data, confirmed: false, invited: true });
  await auth.db.query('update auth.users set invited_at = now() where id = $1::uuid', [user.id]);
  return user;
}
