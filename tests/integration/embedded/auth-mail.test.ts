import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readMailbox } from '../../../supabase/embedded/auth/mail/mailbox.ts';
import { bareAuth } from './auth-bare.ts';

const NO_LIMITS = { signInSignUps: 0, tokenRefresh: 0, tokenVerifications: 0, mailMaxFrequency: 0 };
const PASSWORD = 'Kashgar-2026';

let bare: Awaited<ReturnType<typeof bareAuth>>;
let secretKey: string;
beforeAll(async () => {
  bare = await bareAuth({ rateLimits: NO_LIMITS, enableSignup: true });
  secretKey = bare.keys.secretKey;
});
afterAll(() => bare.close());

async function newUser(email: string): Promise<void> {
  const { status } = await bare.call('POST', '/admin/users', {
    token: secretKey,
    body: { email, password: PASSWORD, email_confirm: true },
  });
  expect(status).toBe(200);
}

/** The link in the newest mail to an address, once it is there. */
const linkTo = (email: string) =>
  vi.waitFor(async () => {
    const mail = (await readMailbox(bare.mailboxFile, 1000)).find(({ to }) => to === email);
    const link = /href="([^"]+)"/.exec(mail?.html ?? '')?.[1];
    if (!link) throw new Error(`no mail to ${email} yet`);
    return new URL(link.replaceAll('&amp;', '&'));
  });

const open = async (link: URL) => {
  const { status, headers } = await bare.call('GET', link.pathname.replace('/auth/v1', ''), { query: link.search.slice(1) });
  expect(status).toBe(303);
  return new URL(headers['location'] ?? '');
};

function pkce() {
  const verifier = randomBytes(32).toString('hex');
  const code_challenge = createHash('sha256').update(verifier).digest('base64url');
  return { verifier, challenge: { code_challenge, code_challenge_method: 's256' } };
}

const exchange = (code: string | null, verifier: string) =>
  bare.call('POST', '/token', { query: 'grant_type=pkce', body: { auth_code: code, code_verifier: verifier } });

describe('recovery', () => {
  const redirect = 'redirect_to=http%3A%2F%2F127.0.0.1%3A3000%2Fauth%2Fcallback%3Fnext%3D%252Fpassword';

  test('link, code, session, new password', async () => {
    await newUser('recover@mail.cn');
    const { verifier, challenge } = pkce();
    const { body } = await bare.call('POST', '/recover', { query: redirect, body: { email: 'recover@mail.cn', ...challenge } });
    expect(body).toEqual({});
    const landed = await open(await linkTo('recover@mail.cn'));
    expect(landed.href).toContain('http://127.0.0.1:3000/auth/callback?next=%2Fpassword&code=');
    expect(landed.hash).toBe('');

    const session = await exchange(landed.searchParams.get('code'), verifier);
    expect(session.body).toMatchObject({ user: { email: 'recover@mail.cn' } });
    const token = String(session.body['access_token']);
    expect(bare.keys.verify(token)?.['amr']).toMatchObject([{ method: 'recovery' }]);
    expect((await bare.call('PUT', '/user', { token, body: { password: 'Recovered-2026' } })).status).toBe(200);
    expect((await bare.signIn('recover@mail.cn', 'Recovered-2026')).status).toBe(200);
    expect((await bare.signIn('recover@mail.cn', PASSWORD)).status).toBe(400);
  });

  test('a code is worth nothing without the verifier, and only once', async () => {
    await newUser('stolen@mail.cn');
    const { verifier, challenge } = pkce();
    await bare.call('POST', '/recover', { query: redirect, body: { email: 'stolen@mail.cn', ...challenge } });
    const code = (await open(await linkTo('stolen@mail.cn'))).searchParams.get('code');
    expect((await exchange(code, pkce().verifier)).body).toMatchObject({ code: 'bad_code_verifier' });
    expect((await exchange(code, verifier)).body).toMatchObject({ code: 'flow_state_not_found' });
  });

  test('a link opened twice, or an hour later, leads back with the reason where the app can read it', async () => {
    await newUser('late@mail.cn');
    const request = async () => {
      await bare.call('POST', '/recover', { query: redirect, body: { email: 'late@mail.cn', ...pkce().challenge } });
      return linkTo('late@mail.cn');
    };
    const link = await request();
    await open(link);
    expect((await open(link)).searchParams.get('error_code')).toBe('otp_expired');

    const older = link.href;
    const late = await vi.waitFor(async () => {
      const newer = await request();
      if (newer.href === older) throw new Error('the second mail is not there yet');
      return newer;
    });
    await bare.db.query(`update auth.one_time_tokens set created_at = created_at - interval '61 min'`);
    expect((await open(late)).searchParams.get('error_code')).toBe('otp_expired');
  });

  test('nobody gets a mail at an address nobody has', async () => {
    expect((await bare.call('POST', '/recover', { body: { email: 'nobody@mail.cn' } })).body).toEqual({});
    await newUser('somebody@mail.cn');
    await bare.call('POST', '/recover', { body: { email: 'somebody@mail.cn' } });
    await linkTo('somebody@mail.cn');
    expect((await readMailbox(bare.mailboxFile, 1000)).filter(({ to }) => to === 'nobody@mail.cn')).toEqual([]);
  });
});

describe('invitations', () => {
  test('the mail lets an invited person in', async () => {
    const { status, body } = await bare.call('POST', '/invite', {
      token: secretKey,
      body: { email: 'guest@mail.cn', data: { name: '阿依' } },
    });
    expect({ status, body }).toMatchObject({ status: 200, body: { email: 'guest@mail.cn', user_metadata: { name: '阿依' } } });
    const landed = await open(await linkTo('guest@mail.cn'));
    const token = new URLSearchParams(landed.hash.slice(1)).get('access_token') ?? '';
    const user = (await bare.call('GET', '/user', { token })).body;
    expect(user).toMatchObject({ email: 'guest@mail.cn', identities: [{ identity_data: { email_verified: true } }] });
    expect(user['email_confirmed_at']).toBeTruthy();
  });

  test('can be sent again as long as it was not accepted', async () => {
    const invite = () => bare.call('POST', '/invite', { token: secretKey, body: { email: 'twice@mail.cn' } });
    expect([(await invite()).status, (await invite()).status]).toEqual([200, 200]);
    await open(await linkTo('twice@mail.cn'));
    expect((await invite()).body).toMatchObject({ code: 'email_exists' });
  });
});

/** An answer without what differs between any two accounts. */
const shape = (body: unknown) =>
  JSON.stringify(body)
    .replace(/free@|taken@/g, 'x@')
    .replace(/[0-9a-f-]{36}/g, 'id')
    .replace(/\d{4}-[\d-]+T[\d:.]+/g, 'time');

describe('signing up, where it is open', () => {
  const signUp = (email: string) => bare.call('POST', '/signup', { body: { email, password: PASSWORD } });

  test('waits for the mail', async () => {
    const { body } = await signUp('new@mail.cn');
    expect(body).not.toHaveProperty('access_token');
    expect((await bare.signIn('new@mail.cn', PASSWORD)).body).toMatchObject({ code: 'email_not_confirmed' });
    await open(await linkTo('new@mail.cn'));
    expect((await bare.signIn('new@mail.cn', PASSWORD)).status).toBe(200);
  });

  test('with somebody else’s address answers alike, and changes and sends nothing', async () => {
    await newUser('taken@mail.cn');
    const [fresh, taken] = [await signUp('free@mail.cn'), await signUp('taken@mail.cn')];
    expect(taken.status).toBe(fresh.status);
    expect(shape(taken.body)).toEqual(shape(fresh.body));
    await linkTo('free@mail.cn');
    expect((await readMailbox(bare.mailboxFile, 1000)).filter(({ to }) => to === 'taken@mail.cn')).toEqual([]);
  });
});

describe('a change of address', () => {
  test('moves the account when both mailboxes have agreed', async () => {
    await newUser('old@mail.cn');
    const { body } = await bare.signIn('old@mail.cn', PASSWORD);
    const token = String(body['access_token']);
    expect((await bare.call('PUT', '/user', { token, body: { email: 'fresh@mail.cn' } })).body).toMatchObject({
      new_email: 'fresh@mail.cn',
    });
    const landed = await open(await linkTo('fresh@mail.cn'));
    expect(new URLSearchParams(landed.hash.slice(1)).get('message')).toContain('other email');
    expect((await bare.call('GET', '/user', { token })).body).toMatchObject({ email: 'old@mail.cn' });
    await open(await linkTo('old@mail.cn'));
    expect((await bare.call('GET', '/user', { token })).body).toMatchObject({ email: 'fresh@mail.cn' });
    expect((await bare.signIn('fresh@mail.cn', PASSWORD)).status).toBe(200);
  });
});

describe('what is not supported', () => {
  test.each([
    ['POST', '/factors', 401, 'no_authorization'],
    ['GET', '/authorize', 400, 'validation_failed'],
    ['POST', '/sso', 404, 'saml_provider_disabled'],
    ['GET', '/nowhere', 404, 'not_found'],
    ['DELETE', '/user', 404, 'not_found'],
  ])('%s %s says so', async (method, path, status, code) => {
    expect(await bare.call(method, path)).toMatchObject({ status, body: { code } });
  });
});
