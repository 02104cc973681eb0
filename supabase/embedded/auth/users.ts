import type { JsonObject } from './request.ts';
import type { Driver, TextRow } from '../db/driver.ts';

/** A row of auth.users with its identities, as Postgres prints it. Only what this service reads is named. */
export type UserRecord = {
  id: string;
  aud: string | null;
  role: string | null;
  email: string | null;
  phone: string | null;
  encrypted_password: string | null;
  email_confirmed_at: string | null;
  phone_confirmed_at: string | null;
  confirmed_at: string | null;
  invited_at: string | null;
  confirmation_sent_at: string | null;
  recovery_sent_at: string | null;
  email_change: string | null;
  email_change_sent_at: string | null;
  email_change_confirm_status: number | null;
  last_sign_in_at: string | null;
  raw_app_meta_data: JsonObject | null;
  raw_user_meta_data: JsonObject | null;
  created_at: string | null;
  updated_at: string | null;
  banned_until: string | null;
  deleted_at: string | null;
  is_anonymous: boolean;
  identities: IdentityRecord[];
};

export type IdentityRecord = {
  id: string;
  provider_id: string;
  user_id: string;
  identity_data: JsonObject;
  provider: string;
  last_sign_in_at: string | null;
  created_at: string | null;
  updated_at: string | null;
  email: string | null;
};

/** Select list for `auth.users u`: the record and its identities as JSON text. */
export const USER_COLUMNS = `to_json(u)::text as record,
  (select coalesce(json_agg(i order by i.created_at), '[]')::text from auth.identities i where i.user_id = u.id) as identities`;

/** Reads a row selected with USER_COLUMNS. */
export function userOf(row: TextRow): UserRecord {
  const record = JSON.parse(row['record'] ?? 'null') as Omit<UserRecord, 'identities'>;
  return { ...record, identities: JSON.parse(row['identities'] ?? '[]') as IdentityRecord[] };
}

const firstUser = (rows: TextRow[]) => (rows[0] ? userOf(rows[0]) : undefined);

export async function findUserById(db: Driver, id: string): Promise<UserRecord | undefined> {
  return firstUser(await db.query(`select ${USER_COLUMNS} from auth.users u where u.id = $1::uuid`, [id]));
}

export async function findUserByEmail(db: Driver, email: string): Promise<UserRecord | undefined> {
  const rows = await db.query(`select ${USER_COLUMNS} from auth.users u where lower(u.email) = lower($1) and not u.is_sso_user`, [email]);
  return firstUser(rows);
}

export const isBanned = (user: UserRecord) => user.banned_until !== null && Date.parse(user.banned_until) > Date.now();

// Seeds write empty strings where GoTrue writes nothing.
const filled = (name: string, value: string | null) => (value ? { [name]: value } : {});

/** A user as clients may see it: GoTrue's fields in GoTrue's order, empty ones left out, no secrets. */
export function publicUser(user: UserRecord): JsonObject {
  return {
    id: user.id,
    aud: user.aud || 'authenticated',
    role: user.role || 'authenticated',
    email: user.email ?? '',
    ...filled('email_confirmed_at', user.email_confirmed_at),
    ...filled('invited_at', user.invited_at),
    phone: user.phone ?? '',
    ...filled('phone_confirmed_at', user.phone_confirmed_at),
    ...filled('confirmation_sent_at', user.confirmation_sent_at),
    ...filled('confirmed_at', user.confirmed_at),
    ...filled('recovery_sent_at', user.recovery_sent_at),
    ...filled('new_email', user.email_change),
    ...filled('email_change_sent_at', user.email_change_sent_at),
    ...filled('last_sign_in_at', user.last_sign_in_at),
    app_metadata: user.raw_app_meta_data ?? {},
    user_metadata: user.raw_user_meta_data ?? {},
    identities: user.identities.map(publicIdentity),
    created_at: user.created_at,
    updated_at: user.updated_at,
    ...filled('banned_until', user.banned_until),
    ...filled('deleted_at', user.deleted_at),
    is_anonymous: user.is_anonymous,
  };
}

const publicIdentity = (identity: IdentityRecord): JsonObject => ({
  identity_id: identity.id,
  id: identity.provider_id,
  user_id: identity.user_id,
  identity_data: identity.identity_data,
  provider: identity.provider,
  last_sign_in_at: identity.last_sign_in_at,
  created_at: identity.created_at,
  updated_at: identity.updated_at,
  ...filled('email', identity.email),
});
