import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testBackend } from '../../support/backend.ts';
import type { TestBackend } from '../../support/backend.ts';
import { browser, newUser, office, PASSWORD, post, signedIn, withoutLimits } from './auth-clients.ts';

// Runs against a real Supabase too: see tests/support/backend.ts.

let place: TestBackend;
beforeAll(async () => {
  place = await testBackend(withoutLimits());
});
afterAll(() => place.close());

const refresh = (refreshToken: string) => post(place, '/token?grant_type=refresh_token', { refresh_token: refreshToken });

describe('signing in', () => {
  test('the right password opens a session whose token the client can check by itself', async () => {
    const { client, id, email } = await signedIn(place, 'nuer');
    const { data } = await client.auth.getClaims();
    expect(data?.header.alg).toBe('ES256');
    expect(data?.claims).toMatchObject({ sub: id, email, role: 'authenticated', aud: 'authenticated', aal: 'aal1', is_anonymous: false });
    expect(data?.claims.amr?.[0]).toMatchObject({ method: 'password' });
    expect((await client.auth.getUser()).data.user).toMatchObject({ id, email, identities: [{ provider: 'email', user_id: id }] });
  });

  test('the address may be written in capitals', async () => {
    const { email } = await newUser(place, 'nuer');
    const { error } = await browser(place).auth.signInWithPassword({ email: email.toUpperCase(), password: PASSWORD });
    expect(error).toBeNull();
  });

  test('a wrong password and an unknown address get the same answer', async () => {
    const { email } = await newUser(place, 'nuer');
    const wrong = await post(place, '/token?grant_type=password', { email, password: 'not-it-1' });
    const unknown = await post(place, '/token?grant_type=password', { email: `x${email}`, password: 'not-it-1' });
    expect([wrong.status, unknown.status]).toEqual([400, 400]);
    const answer: unknown = await wrong.json();
    expect(answer).toEqual({ code: 400, error_code: 'invalid_credentials', msg: 'Invalid login credentials' });
    expect(await unknown.json()).toEqual(answer);
  });

  test('what comes after 72 bytes does not open a shorter password', async () => {
    const { email } = await newUser(place, 'nuer');
    const long = 'a1'.repeat(36);
    const client = browser(place);
    await client.auth.signInWithPassword({ email, password: PASSWORD });
    expect((await client.auth.updateUser({ password: long })).error).toBeNull();
    expect((await browser(place).auth.signInWithPassword({ email, password: `${long}!` })).error?.code).toBe('invalid_credentials');
    expect((await browser(place).auth.signInWithPassword({ email, password: long })).error).toBeNull();
  });

  test('who is not confirmed or is banned does not get in', async () => {
    const admin = office(place).auth.admin;
    const { id, email } = await newUser(place, 'nuer');
    await admin.updateUserById(id, { ban_duration: '1h' });
    expect((await browser(place).auth.signInWithPassword({ email, password: PASSWORD })).error?.code).toBe('user_banned');
    await admin.updateUserById(id, { ban_duration: 'none' });
    expect((await browser(place).auth.signInWithPassword({ email, password: PASSWORD })).error).toBeNull();

    await admin.createUser({ email: `new.${email}`, password: PASSWORD });
    expect((await browser(place).auth.signInWithPassword({ email: `new.${email}`, password: PASSWORD })).error?.code).toBe(
      'email_not_confirmed',
    );
  });

  test.each([
    ['no JSON', '{', 'bad_json'],
    ['a list', '[]', 'bad_json'],
    ['a number for a password', '{"email":"a@b.cn","password":1}', 'bad_json'],
    ['nothing', '{}', 'validation_failed'],
  ])('%s is refused with a code, never with a 5xx', async (_, body, code) => {
    const response = await fetch(`${place.url}/auth/v1/token?grant_type=password`, {
      method: 'POST',
      headers: { apikey: place.publishableKey, 'content-type': 'application/json', 'x-supabase-api-version': '2024-01-01' },
      body,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code });
  });
});

describe('refreshing', () => {
  test('twenty tabs with the same token get the same successor, and one session lives on', async () => {
    const { session } = await signedIn(place, 'tab');
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(session.refresh_token)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const tokens = (await Promise.all(answers.map((answer) => answer.json()))).map(({ refresh_token }) => refresh_token as string);
    const [successor, ...others] = new Set(tokens);
    expect(others).toEqual([]);
    expect(successor).not.toBe(session.refresh_token);
    expect((await refresh(successor ?? '')).status).toBe(200);
  });

  test('a token nobody issued is refused', async () => {
    expect(await (await refresh('abcdefghijkl')).json()).toMatchObject({ error_code: 'refresh_token_not_found' });
  });

  test('a banned user gets no new token', async () => {
    const { session, id } = await signedIn(place, 'nuer');
    await office(place).auth.admin.updateUserById(id, { ban_duration: '1h' });
    expect(await (await refresh(session.refresh_token)).json()).toMatchObject({ error_code: 'user_banned' });
  });
});

describe('signing out', () => {
  async function twoSessions() {
    const here = await signedIn(place, 'nuer');
    const there = browser(place);
    const { data } = await there.auth.signInWithPassword({ email: here.email, password: PASSWORD });
    const alive = async (token: string | undefined) => (await browser(place).auth.getUser(token)).error === null;
    const tokens = [here.session.access_token, data.session?.access_token];
    return { client: here.client, refreshToken: here.session.refresh_token, alive: () => Promise.all(tokens.map(alive)) };
  }

  test.each([
    ['local', [false, true]],
    ['others', [true, false]],
    ['global', [false, false]],
  ] as const)('%s', async (scope, expected) => {
    const { client, alive } = await twoSessions();
    expect(await alive()).toEqual([true, true]);
    expect((await client.auth.signOut({ scope })).error).toBeNull();
    expect(await alive()).toEqual(expected);
  });

  test('ends the refresh token too', async () => {
    const { client, refreshToken } = await twoSessions();
    await client.auth.signOut({ scope: 'local' });
    expect((await refresh(refreshToken)).status).toBe(400);
  });
});

describe("one's own account", () => {
  test('metadata is merged, a null removes its key, and app metadata is out of reach', async () => {
    const { client, session } = await signedIn(place, 'nuer');
    await client.auth.updateUser({ data: { name: '努尔', county: '653101' } });
    const { data } = await client.auth.updateUser({ data: { county: null } });
    expect(data.user?.user_metadata).toMatchObject({ name: '努尔' });
    expect(data.user?.user_metadata).not.toHaveProperty('county');
    const response = await fetch(`${place.url}/auth/v1/user`, {
      method: 'PUT',
      headers: { apikey: place.publishableKey, authorization: `Bearer ${session.access_token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ app_metadata: { role: 'administrator' } }),
    });
    expect(response.status).toBe(403);
    expect((await client.auth.getUser()).data.user?.app_metadata).toEqual({ provider: 'email', providers: ['email'] });
  });

  test('a new password ends the other sessions and keeps this one', async () => {
    const here = await signedIn(place, 'nuer');
    const there = browser(place);
    await there.auth.signInWithPassword({ email: here.email, password: PASSWORD });
    expect((await here.client.auth.updateUser({ password: 'Another-2026' })).error).toBeNull();
    expect((await here.client.auth.getUser()).error).toBeNull();
    expect((await there.auth.refreshSession()).error).not.toBeNull();
    expect((await browser(place).auth.signInWithPassword({ email: here.email, password: PASSWORD })).error?.code).toBe(
      'invalid_credentials',
    );
    expect((await browser(place).auth.signInWithPassword({ email: here.email, password: 'Another-2026' })).error).toBeNull();
  });

  test('the same password again, and a weak one, are refused with their reasons', async () => {
    const { client } = await signedIn(place, 'nuer');
    expect((await client.auth.updateUser({ password: PASSWORD })).error?.code).toBe('same_password');
    const { error } = await client.auth.updateUser({ password: 'short' });
    expect(error).toMatchObject({ code: 'weak_password', status: 422 });
    expect((error as unknown as { reasons: string[] }).reasons).toContain('length');
  });

  test.each(['', 'Bearer ', 'Bearer nonsense', 'Bearer a.b.c'])('authorization %j is nobody', async (authorization) => {
    const response = await fetch(`${place.url}/auth/v1/user`, { headers: { apikey: place.publishableKey, authorization } });
    expect([401, 403]).toContain(response.status);
  });

  test('the API key alone is nobody either', async () => {
    expect((await browser(place).auth.getUser(place.publishableKey)).error?.status).toBeGreaterThanOrEqual(400);
    expect((await browser(place).auth.getUser(place.secretKey)).error?.status).toBeGreaterThanOrEqual(400);
  });
});
