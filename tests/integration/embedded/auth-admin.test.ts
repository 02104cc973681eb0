import { hashSync } from 'bcryptjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testBackend } from '../../support/backend.ts';
import type { TestBackend } from '../../support/backend.ts';
import { browser, newAddress, newUser, office, PASSWORD, post, signedIn, withoutLimits } from './auth-clients.ts';

let place: TestBackend;
beforeAll(async () => {
  place = await testBackend(withoutLimits());
});
afterAll(() => place.close());

const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('who may administer', () => {
  test.each(['/admin/users', '/invite', '/admin/generate_link'])('nobody without the secret key: %s', async (path) => {
    const { session } = await signedIn(place, 'nuer');
    const email = newAddress('guest');
    const asGuest = await post(place, path, { email, type: 'invite' }, { authorization: `Bearer ${place.publishableKey}` });
    const asUser = await post(place, path, { email, type: 'invite' }, { authorization: `Bearer ${session.access_token}` });
    const keyInTheWrongHeader = await post(place, path, { email, type: 'invite' }, { apikey: place.secretKey });
    expect([asGuest.status, asUser.status, keyInTheWrongHeader.status]).toEqual([403, 403, 401]);
  });
});

describe('users', () => {
  test('are created, read, changed and deleted', async () => {
    const { admin } = office(place).auth;
    const email = newAddress('guli');
    const { data: created } = await admin.createUser({
      email,
      password: PASSWORD,
      user_metadata: { name: '古丽' },
      app_metadata: { organisation: 'maigaiti' },
    });
    const id = created.user?.id ?? '';
    expect(created.user).toMatchObject({ email, app_metadata: { provider: 'email', organisation: 'maigaiti' } });
    expect(created.user?.email_confirmed_at).toBeUndefined();

    const moved = newAddress('guli');
    const { data: changed } = await admin.updateUserById(id, { email: moved, email_confirm: true, app_metadata: { organisation: null } });
    expect(changed.user).toMatchObject({ email: moved, identities: [{ identity_data: { email: moved } }] });
    expect(changed.user?.email_confirmed_at).toBeTruthy();
    expect(changed.user?.app_metadata).not.toHaveProperty('organisation');
    expect((await browser(place).auth.signInWithPassword({ email: moved, password: PASSWORD })).error).toBeNull();

    expect((await admin.deleteUser(id)).error).toBeNull();
    expect((await admin.getUserById(id)).error).toMatchObject({ status: 404, code: 'user_not_found' });
  });

  test('a deleted user is signed out at once', async () => {
    const { client, id } = await signedIn(place, 'nuer');
    await office(place).auth.admin.deleteUser(id);
    expect((await client.auth.getUser()).error?.status).toBe(403);
    expect((await client.auth.refreshSession()).error?.status).toBe(400);
  });

  test('a softly deleted user leaves a row without the person, and the address free', async () => {
    const { id, email } = await newUser(place, 'nuer');
    const { admin } = office(place).auth;
    await admin.deleteUser(id, true);
    const { data } = await admin.getUserById(id);
    expect(data.user).toMatchObject({ id, user_metadata: {} });
    expect(JSON.stringify(data.user)).not.toContain(email);
    expect((await admin.createUser({ email, password: PASSWORD, email_confirm: true })).error).toBeNull();
  });

  test('two with the same address are refused, whatever the case', async () => {
    const { email } = await newUser(place, 'nuer');
    const { error } = await office(place).auth.admin.createUser({ email: email.toUpperCase(), password: PASSWORD });
    expect(error).toMatchObject({ status: 422, code: 'email_exists' });
  });

  test('hashes from another GoTrue or pgcrypto are taken as they are', async () => {
    const email = newAddress('moved');
    const password_hash = hashSync('secret42', 6).replace('$2b$', '$2a$');
    const { error } = await office(place).auth.admin.createUser({ email, password_hash, email_confirm: true });
    expect(error).toBeNull();
    expect((await browser(place).auth.signInWithPassword({ email, password: 'secret42' })).error).toBeNull();
  });

  test('unknown ids are 404, whatever they look like', async () => {
    const headers = { apikey: place.secretKey, authorization: `Bearer ${place.secretKey}` };
    for (const id of [NOBODY, 'not-a-uuid', "'; drop table auth.users; --", '%00'])
      expect((await fetch(`${place.url}/auth/v1/admin/users/${encodeURIComponent(id)}`, { headers })).status).toBe(404);
  });

  test('are listed in pages that show each of them once, with the total', async () => {
    for (let i = 0; i < 5; i++) await newUser(place, `page${i}`);
    const { admin } = office(place).auth;
    const perPage = 3; // the client reads one digit of a page's number: fewer than ten pages
    const first = await admin.listUsers({ page: 1, perPage });
    if (first.error) throw first.error;
    const { total, lastPage, nextPage } = first.data;
    expect(first.data.users).toHaveLength(perPage);
    expect(nextPage).toBe(2);
    expect(lastPage).toBe(Math.ceil(total / perPage));

    const seen = new Set<string>();
    for (let page = 1; page <= Math.ceil(total / perPage); page++)
      for (const { id } of (await admin.listUsers({ page, perPage })).data.users) seen.add(id);
    expect(seen.size).toBe(total);
    expect((await admin.listUsers({ page: total + 1, perPage })).data.users).toEqual([]);
  });

  test.each(['page=-1', 'page=x', 'per_page=1.5'])('%s is refused', async (query) => {
    const headers = { apikey: place.secretKey, authorization: `Bearer ${place.secretKey}` };
    expect((await fetch(`${place.url}/auth/v1/admin/users?${query}`, { headers })).status).toBe(400);
  });
});

describe('links', () => {
  test('recovery: the link opens the account once, and a new password replaces the old', async () => {
    const { email } = await newUser(place, 'nuer');
    const { data, error } = await office(place).auth.admin.generateLink({ type: 'recovery', email });
    if (error) throw error;
    const client = browser(place);
    const { data: opened } = await client.auth.verifyOtp({ type: 'recovery', token_hash: data.properties.hashed_token });
    expect(opened.user?.email).toBe(email);
    expect((await client.auth.updateUser({ password: 'Recovered-2026' })).error).toBeNull();
    expect((await browser(place).auth.signInWithPassword({ email, password: 'Recovered-2026' })).error).toBeNull();

    const again = await browser(place).auth.verifyOtp({ type: 'recovery', token_hash: data.properties.hashed_token });
    expect(again.error).toMatchObject({ code: 'otp_expired', status: 403 });
  });

  test('the typed code does the same, with the right address only', async () => {
    const { email } = await newUser(place, 'nuer');
    const { data } = await office(place).auth.admin.generateLink({ type: 'magiclink', email });
    const token = data.properties?.email_otp ?? '';
    const other = await newUser(place, 'other');
    expect((await browser(place).auth.verifyOtp({ type: 'email', email: other.email, token })).error?.code).toBe('otp_expired');
    expect((await browser(place).auth.verifyOtp({ type: 'email', email, token })).data.user?.email).toBe(email);
  });

  test('an invited person is nobody until the link is opened, and then sets a password', async () => {
    const email = newAddress('invited');
    const { data } = await office(place).auth.admin.generateLink({ type: 'invite', email, options: { data: { name: '阿依' } } });
    expect(data.user).toMatchObject({ email, user_metadata: { name: '阿依' } });
    expect(data.user?.invited_at).toBeTruthy();
    expect((await browser(place).auth.signInWithPassword({ email, password: '' })).error).not.toBeNull();

    const client = browser(place);
    await client.auth.verifyOtp({ type: 'invite', token_hash: data.properties?.hashed_token ?? '' });
    expect((await client.auth.updateUser({ password: PASSWORD })).error).toBeNull();
    expect((await browser(place).auth.signInWithPassword({ email, password: PASSWORD })).error).toBeNull();
    expect((await office(place).auth.admin.inviteUserByEmail(email)).error?.code).toBe('email_exists');
  });

  test('a newer link makes the older one void, and a banned user’s opens nothing', async () => {
    const { id, email } = await newUser(place, 'nuer');
    const { admin } = office(place).auth;
    const older = await admin.generateLink({ type: 'recovery', email });
    const newer = await admin.generateLink({ type: 'recovery', email });
    const open = async (link: typeof older) =>
      (await browser(place).auth.verifyOtp({ type: 'recovery', token_hash: link.data.properties?.hashed_token ?? '' })).error?.code;
    expect(await open(older)).toBe('otp_expired');
    await admin.updateUserById(id, { ban_duration: '1h' });
    expect(await open(newer)).toBeTruthy();
  });

  test('opened in a browser, a link leads to the app with the session, and a spent one with the reason', async () => {
    const { email } = await newUser(place, 'nuer');
    const { data } = await office(place).auth.admin.generateLink({ type: 'magiclink', email });
    const url = data.properties?.action_link ?? '';
    const opened = await fetch(url, { redirect: 'manual' });
    expect(opened.status).toBe(303);
    const fragment = new URLSearchParams(new URL(opened.headers.get('location') ?? '').hash.slice(1));
    expect((await browser(place).auth.getUser(fragment.get('access_token') ?? '')).data.user?.email).toBe(email);

    const spent = await fetch(url, { redirect: 'manual' });
    expect(spent.status).toBe(303);
    expect(new URLSearchParams(new URL(spent.headers.get('location') ?? '').hash.slice(1)).get('error_code')).toBe('otp_expired');
  });

  test('does not lead to a stranger', async () => {
    const { email } = await newUser(place, 'nuer');
    const redirectTo = 'https://evil.example/steal';
    const { data } = await office(place).auth.admin.generateLink({ type: 'recovery', email, options: { redirectTo } });
    expect(data.properties?.redirect_to).not.toContain('evil');
    const forged = new URL(data.properties?.action_link ?? '');
    forged.searchParams.set('redirect_to', redirectTo);
    expect((await fetch(forged, { redirect: 'manual' })).headers.get('location')).not.toContain('evil');
  });

  test('a change of address needs both mailboxes', async () => {
    const { email, client } = await signedIn(place, 'nuer');
    const newEmail = newAddress('moved');
    const { admin } = office(place).auth;
    const old = await admin.generateLink({ type: 'email_change_current', email, newEmail });
    const fresh = await admin.generateLink({ type: 'email_change_new', email, newEmail });
    const half = await browser(place).auth.verifyOtp({ type: 'email_change', token_hash: old.data.properties?.hashed_token ?? '' });
    expect(half.data.session).toBeNull();
    expect((await client.auth.getUser()).data.user).toMatchObject({ email, new_email: newEmail });

    const token = fresh.data.properties?.email_otp ?? '';
    const whole = await browser(place).auth.verifyOtp({ type: 'email_change', email: newEmail, token });
    expect(whole.data.user).toMatchObject({ email: newEmail, identities: [{ identity_data: { email: newEmail } }] });
    expect((await browser(place).auth.signInWithPassword({ email: newEmail, password: PASSWORD })).error).toBeNull();
  });
});
