import type { Auth } from './auth.ts';
import { refuseTakenEmail } from './create-user.ts';
import { SPENT_TOKEN, tokenParameters } from './one-time-tokens.ts';
import type { TokenType } from './one-time-tokens.ts';

/** Spends a token that proves an address: the user is confirmed from now on. Undefined when there is no such token. */
export async function confirmByToken(
  auth: Auth,
  hashes: readonly string[],
  types: readonly TokenType[],
): Promise<{ userId: string; type: TokenType } | undefined> {
  const rows = await auth.db.query(
    `with ${SPENT_TOKEN}, u as (
       update auth.users set email_confirmed_at = coalesce(email_confirmed_at, now()), updated_at = now()
       from spent where users.id = spent.user_id returning users.id, users.email
     ), i as (
       update auth.identities set identity_data = identity_data || '{"email_verified": true}', updated_at = now()
       from u where identities.user_id = u.id and identities.provider = 'email' and identities.email = lower(u.email)
     )
     select user_id, token_type from spent`,
    tokenParameters(auth, hashes, types),
  );
  const row = rows[0];
  return row?.['user_id'] ? { userId: row['user_id'], type: row['token_type'] as TokenType } : undefined;
}

/**
 * Spends one of the two tokens of a change of address. With double confirmation the first of them only counts, and the
 * second (or, without, the only one) moves the user to the new address.
 */
export async function changeEmailByToken(auth: Auth, hashes: readonly string[]): Promise<{ userId: string; done: boolean } | undefined> {
  const rows = await auth.db
    .query(
      `with ${SPENT_TOKEN}, change as (
         select u.id, u.email_change as address,
           not $4::boolean or u.email_change_confirm_status = 1 or coalesce(u.email, '') = '' as done
         from auth.users u join spent on spent.user_id = u.id where coalesce(u.email_change, '') <> '' for update of u
       ), u as (
         update auth.users set
           email = case when done then address else email end,
           email_confirmed_at = case when done then now() else email_confirmed_at end,
           email_change = case when done then '' else email_change end,
           email_change_confirm_status = case when done then 0 else 1 end,
           is_anonymous = is_anonymous and not done,
           updated_at = now()
         from change where users.id = change.id
       ), i as (
         insert into auth.identities (provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
         select id::text, id, jsonb_build_object('sub', id, 'email', address, 'email_verified', true, 'phone_verified', false),
           'email', now(), now(), now() from change where done
         on conflict (provider_id, provider) do update
         set identity_data = identities.identity_data || excluded.identity_data, updated_at = now()
       ), others as (
         delete from auth.one_time_tokens t using change where change.done and t.user_id = change.id
           and t.token_type in ('email_change_token_new', 'email_change_token_current')
           and t.token_hash <> all (string_to_array($1, ','))
       )
       select id as user_id, done from change`,
      [
        ...tokenParameters(auth, hashes, ['email_change_token_new', 'email_change_token_current']),
        String(auth.config.doubleConfirmChanges),
      ],
    )
    .catch(refuseTakenEmail);
  const row = rows[0];
  return row?.['user_id'] ? { userId: row['user_id'], done: row['done'] === 't' } : undefined;
}
