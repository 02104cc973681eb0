import { changeUser } from '../change-user.ts';
import { createUser } from '../create-user.ts';
import { emailAddress } from '../email-address.ts';
import { AuthError, validationFailed } from '../errors.ts';
import { banSeconds } from '../go-duration.ts';
import { checkNewPassword, isTooLong } from '../passwords.ts';
import { Body, json } from '../request.ts';
import { isUuid, requireAdmin } from '../signed-in.ts';
import { findUserById, publicUser } from '../users.ts';
import type { Auth, Endpoint } from '../auth.ts';
import type { UserRecord } from '../users.ts';
import type { HttpRequest } from '../../http/message.ts';

const userNotFound = () => new AuthError(404, 'user_not_found', 'User not found');

/** POST /admin/users */
export const createUserAsAdmin: Endpoint = async (auth, request) => {
  requireAdmin(auth, request);
  const body = Body.of(request);
  refusePhone(body);
  const [id, password, passwordHash] = [body.text('id'), body.text('password'), body.text('password_hash')];
  if (!body.text('email')) throw validationFailed('Cannot create a user without either an email or phone');
  const email = emailAddress(body.text('email'));
  if (password && passwordHash) throw validationFailed('Only a password or a password hash should be provided');
  if (passwordHash && !/^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/.test(passwordHash))
    throw validationFailed('Only bcrypt password hashes are supported');
  if (isTooLong(password)) throw validationFailed('Password cannot be longer than 72 characters');
  if (id && !isUuid(id)) throw validationFailed('ID must conform to the uuid v4 format');
  const user = await createUser(auth.db, {
    id: id || undefined,
    email,
    passwordHash: passwordHash || (password ? await auth.passwords.hash(password) : undefined),
    userMetadata: body.object('user_metadata'),
    appMetadata: body.object('app_metadata'),
    role: body.text('role') || undefined,
    confirmed: body.flag('email_confirm'),
    bannedForSeconds: banIn(body) || undefined,
  });
  return json(publicUser(user));
};

/** GET /admin/users/:id */
export const getUserAsAdmin: Endpoint = async (auth, request) => json(publicUser(await userInPath(auth, request)));

/** PUT /admin/users/:id */
export const changeUserAsAdmin: Endpoint = async (auth, request) => {
  const user = await userInPath(auth, request);
  const body = Body.of(request);
  refusePhone(body);
  const password = body.optionalText('password');
  if (password !== undefined) checkNewPassword(password, auth.config);
  const changed = await changeUser(auth.db, user.id, {
    email: body.text('email') ? emailAddress(body.text('email')) : undefined,
    confirmEmail: body.flag('email_confirm'),
    passwordHash: password === undefined ? undefined : await auth.passwords.hash(password),
    userMetadata: body.object('user_metadata'),
    appMetadata: body.object('app_metadata'),
    role: body.text('role') || undefined,
    bannedForSeconds: banIn(body),
  });
  return json(publicUser(changed));
};

/** DELETE /admin/users/:id {should_soft_delete?}: soft keeps the row for those who refer to it, without the person. */
export const deleteUserAsAdmin: Endpoint = async (auth, request) => {
  const user = await userInPath(auth, request);
  const hasBody = Buffer.isBuffer(request.body) && request.body.length > 0;
  if (hasBody && Body.of(request).flag('should_soft_delete')) await forgetUser(auth, user.id);
  else await auth.db.query('delete from auth.users where id = $1::uuid', [user.id]);
  return json({});
};

async function forgetUser(auth: Auth, id: string): Promise<void> {
  // The address becomes a hash: it can't be read, and is free for a new account.
  await auth.db.query(
    `with u as (
       update auth.users set email = encode(sha256(convert_to(id || coalesce(email, ''), 'utf8')), 'hex'), phone = null, encrypted_password = null,
         email_change = '', phone_change = '', raw_user_meta_data = '{}', raw_app_meta_data = '{}', deleted_at = coalesce(deleted_at, now())
       where id = $1::uuid
     ), i as (
       update auth.identities set identity_data = '{}', provider_id = encode(sha256(convert_to(id || provider_id, 'utf8')), 'hex')
       where user_id = $1::uuid
     ), t as (delete from auth.one_time_tokens where user_id = $1::uuid)
     delete from auth.sessions where user_id = $1::uuid`,
    [id],
  );
}

async function userInPath(auth: Auth, request: HttpRequest): Promise<UserRecord> {
  requireAdmin(auth, request);
  const id = request.path.split('/')[3] ?? '';
  if (!isUuid(id)) throw new AuthError(404, 'validation_failed', 'user_id must be an UUID');
  const user = await findUserById(auth.db, id);
  if (!user) throw userNotFound();
  return user;
}

function refusePhone(body: Body): void {
  if (body.text('phone')) throw new AuthError(400, 'phone_provider_disabled', 'Phone logins are disabled');
}

const banIn = (body: Body) => (body.text('ban_duration') ? banSeconds(body.text('ban_duration')) : undefined);
