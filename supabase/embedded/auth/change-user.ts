import { refuseTakenEmail } from './create-user.ts';
import { AuthError } from './errors.ts';
import type { JsonObject } from './request.ts';
import { userOf } from './users.ts';
import type { UserRecord } from './users.ts';
import type { Driver } from '../db/driver.ts';

/** What to change in a user; what is missing stays. */
export type UserChanges = {
  email?: string | undefined;
  confirmEmail?: boolean;
  passwordHash?: string | undefined;
  /** The one session that stays open when the password changes. */
  keepSession?: string | undefined;
  /** Merged key by key; a null removes its key. */
  userMetadata?: JsonObject | undefined;
  appMetadata?: JsonObject | undefined;
  role?: string | undefined;
  /** The address to move to once its mailbox has agreed; agreement to another one before is void. */
  wishedEmail?: string | undefined;
  /** Seconds from now; 0 lifts a ban. */
  bannedForSeconds?: number | undefined;
};

const MERGED = (column: string, changes: string) =>
  `case when ${changes}::jsonb is null then ${column} else (coalesce(${column}, '{}') || ${changes}::jsonb)
     - array(select key from jsonb_each(${changes}::jsonb) where value = 'null') end`;

/**
 * Changes a user, the e-mail identity with the address, and ends the other sessions with the password: all or nothing.
 *
 * @throws AuthError `user_not_found`, `email_exists`
 */
export async function changeUser(db: Driver, userId: string, changes: UserChanges): Promise<UserRecord> {
  const rows = await db
    .query(
      `with u as (
         update auth.users set
           email = coalesce($2::text, email),
           is_anonymous = is_anonymous and ($2::text is null or not $3::boolean),
           email_confirmed_at = case when $3::boolean then coalesce(email_confirmed_at, now()) else email_confirmed_at end,
           encrypted_password = coalesce($4::text, encrypted_password),
           raw_user_meta_data = ${MERGED('raw_user_meta_data', '$5')},
           raw_app_meta_data = ${MERGED('raw_app_meta_data', '$6')},
           role = coalesce($7, role),
           banned_until = case when $8::float8 is null then banned_until when $8::float8 = 0 then null
             else now() + make_interval(secs => $8::float8) end,
           email_change_confirm_status = case when $10::text is null or $10::text = email_change then email_change_confirm_status else 0 end,
           email_change = coalesce($10::text, email_change),
           updated_at = now()
         where id = $1::uuid returning *
       ), i as (
         insert into auth.identities (provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
         select u.id::text, u.id, jsonb_build_object('sub', u.id, 'email', u.email, 'email_verified', $3::boolean, 'phone_verified', false),
           'email', now(), now(), now()
         from u where $2::text is not null
         on conflict (provider_id, provider) do update
         set identity_data = identities.identity_data || jsonb_build_object('email', $2::text, 'email_verified', $3::boolean), updated_at = now()
         returning *
       ), ended as (
         delete from auth.sessions where $4::text is not null and user_id = $1::uuid and id is distinct from $9::uuid
       )
       select to_json(u)::text as record, (select coalesce(json_agg(e order by e.created_at), '[]')::text from (
           select * from i union all select * from auth.identities old where old.user_id = u.id and old.id not in (select id from i)
         ) e) as identities from u`,
      [
        userId,
        changes.email ?? null,
        String(changes.confirmEmail ?? false),
        changes.passwordHash ?? null,
        changes.userMetadata ? JSON.stringify(changes.userMetadata) : null,
        changes.appMetadata ? JSON.stringify(changes.appMetadata) : null,
        changes.role ?? null,
        changes.bannedForSeconds === undefined ? null : String(changes.bannedForSeconds),
        changes.keepSession ?? null,
        changes.wishedEmail ?? null,
      ],
    )
    .catch(refuseTakenEmail);
  const row = rows[0];
  if (!row) throw new AuthError(404, 'user_not_found', 'User not found');
  return userOf(row);
}
