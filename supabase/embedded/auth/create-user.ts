import { randomUUID } from 'node:crypto';
import { AuthError } from './errors.ts';
import type { JsonObject } from './request.ts';
import { userOf } from './users.ts';
import type { UserRecord } from './users.ts';
import { DatabaseError } from '../db/driver.ts';
import type { Driver } from '../db/driver.ts';

export type NewUser = {
  id?: string | undefined;
  /** Without one, the user is anonymous. */
  email?: string;
  /** bcrypt hash; without one nobody can sign in by password. */
  passwordHash?: string | undefined;
  userMetadata?: JsonObject | undefined;
  appMetadata?: JsonObject | undefined;
  role?: string | undefined;
  confirmed: boolean;
  invited?: boolean;
  bannedForSeconds?: number | undefined;
};

export const emailExists = () => new AuthError(422, 'email_exists', 'A user with this email address has already been registered');

const UNIQUE_VIOLATION = '23505';

/** What a unique violation on auth.users means to the caller: somebody has this address already. */
export function refuseTakenEmail(error: unknown): never {
  if (error instanceof DatabaseError && error.code === UNIQUE_VIOLATION) throw emailExists();
  throw error;
}

/** Inserts a user and the e-mail identity. @throws AuthError `email_exists` */
export async function createUser(db: Driver, user: NewUser): Promise<UserRecord> {
  const provider = user.email ? { provider: 'email', providers: ['email'] } : {};
  const rows = await db
    .query(
      // Empty tokens, not null: GoTrue can't read null there, should these rows ever move to it.
      `with u as (
         insert into auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, invited_at, banned_until,
           raw_app_meta_data, raw_user_meta_data, is_anonymous, created_at, updated_at,
           confirmation_token, recovery_token, email_change_token_new, email_change)
         values ('00000000-0000-0000-0000-000000000000', $1::uuid, 'authenticated', coalesce($2, 'authenticated'), $3::text, $4,
           case when $5::boolean then now() end, case when $6::boolean then now() end, now() + make_interval(secs => $7::float8),
           $8::jsonb, $9::jsonb, $3::text is null, now(), now(), '', '', '', '')
         returning *
       ), i as (
         insert into auth.identities (provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
         select u.id::text, u.id, jsonb_build_object('sub', u.id, 'email', u.email, 'email_verified', $5::boolean, 'phone_verified', false),
           'email', now(), now(), now()
         from u where u.email is not null returning *
       )
       select to_json(u)::text as record, (select coalesce(json_agg(i), '[]')::text from i) as identities from u`,
      [
        user.id ?? randomUUID(),
        user.role ?? null,
        user.email ?? null,
        user.passwordHash ?? '',
        String(user.confirmed),
        String(user.invited ?? false),
        user.bannedForSeconds === undefined ? null : String(user.bannedForSeconds),
        JSON.stringify({ ...provider, ...user.appMetadata }),
        JSON.stringify({ ...user.userMetadata }),
      ],
    )
    .catch(refuseTakenEmail);
  const row = rows[0];
  if (!row) throw new TypeError('an insert returns its row');
  return userOf(row);
}
