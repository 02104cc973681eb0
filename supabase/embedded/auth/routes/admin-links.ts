import { changeUser } from '../change-user.ts';
import { createUser, emailExists } from '../create-user.ts';
import { emailAddress } from '../email-address.ts';
import { AuthError, validationFailed } from '../errors.ts';
import { createLink } from '../links.ts';
import { checkNewPassword } from '../passwords.ts';
import { redirectTarget } from '../redirects.ts';
import { Body, json } from '../request.ts';
import { requireAdmin } from '../signed-in.ts';
import { findUserByEmail, publicUser } from '../users.ts';
import { invitedUser } from './invite.ts';
import type { Auth, Endpoint } from '../auth.ts';
import type { LinkRequest } from '../links.ts';
import type { UserRecord } from '../users.ts';

/** POST /admin/generate_link: the link that a mail would carry, for who sends mails himself. */
export const generateLink: Endpoint = async (auth, request) => {
  requireAdmin(auth, request);
  const body = Body.of(request);
  const email = emailAddress(body.text('email'));
  const redirectTo = redirectTarget(auth.config, request, body.text('redirect_to'));
  const { user, ...wanted } = await prepare(auth, body, email);
  const link = await createLink(auth, user, { ...wanted, redirectTo });
  return json({
    ...publicUser((await findUserByEmail(auth.db, email)) ?? user),
    action_link: link.url,
    email_otp: link.otp,
    hashed_token: link.hash,
    verification_type: body.text('type') === 'magiclink' ? wanted.type : body.text('type'),
    redirect_to: redirectTo,
  });
};

type Wanted = Omit<LinkRequest, 'redirectTo'> & { user: UserRecord };

async function prepare(auth: Auth, body: Body, email: string): Promise<Wanted> {
  const type = body.text('type');
  switch (type) {
    case 'signup':
      return { user: await signingUp(auth, body, email), type, token: 'confirmation_token', email };
    case 'invite':
      return { user: await invitedUser(auth, email, body.object('data')), type, token: 'confirmation_token', email };
    case 'recovery':
      return { user: await existing(auth, email), type, token: 'recovery_token', email };
    case 'magiclink': {
      const user = await findUserByEmail(auth.db, email);
      if (user) return { user, type, token: 'recovery_token', email };
      const created = await createUser(auth.db, { email, userMetadata: body.object('data'), confirmed: false });
      return { user: created, type: 'signup', token: 'confirmation_token', email };
    }
    case 'email_change_current':
    case 'email_change_new':
      return changingEmail(auth, body, type, email);
    default:
      throw validationFailed(`Invalid email action link type requested: ${type}`);
  }
}

async function existing(auth: Auth, email: string): Promise<UserRecord> {
  const user = await findUserByEmail(auth.db, email);
  if (!user) throw new AuthError(404, 'user_not_found', 'User with this email not found');
  return user;
}

async function signingUp(auth: Auth, body: Body, email: string): Promise<UserRecord> {
  const user = await findUserByEmail(auth.db, email);
  if (user?.email_confirmed_at) throw emailExists();
  if (user) return user;
  const password = body.text('password');
  if (!password) throw validationFailed('Signup requires a valid password');
  checkNewPassword(password, auth.config);
  return createUser(auth.db, {
    email,
    passwordHash: await auth.passwords.hash(password),
    userMetadata: body.object('data'),
    confirmed: false,
  });
}

async function changingEmail(auth: Auth, body: Body, type: 'email_change_current' | 'email_change_new', email: string): Promise<Wanted> {
  const user = await existing(auth, email);
  if (type === 'email_change_current' && !auth.config.doubleConfirmChanges)
    throw validationFailed('Enable secure email change to generate link for current email');
  const newEmail = emailAddress(body.text('new_email'));
  if (await findUserByEmail(auth.db, newEmail)) throw emailExists();
  await changeUser(auth.db, user.id, { wishedEmail: newEmail });
  return type === 'email_change_current'
    ? { user, type: 'email_change', token: 'email_change_token_current', email }
    : { user, type: 'email_change', token: 'email_change_token_new', email: newEmail };
}
