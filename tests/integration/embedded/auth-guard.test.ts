import { hashSync } from 'bcryptjs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sweep } from '../../../supabase/embedded/auth/sweep.ts';
import { bareAuth } from './auth-bare.ts';

type BareAuth = Awaited<ReturnType<typeof bareAuth>>;

const NO_LIMITS = { signInSignUps: 0, tokenRefresh: 0, tokenVerifications: 0, mailMaxFrequency: 0 };
const PASSWORD = 'Kashgar-2026';
const HASH = hashSync(PASSWORD, 10);

/** A user as a seed file writes one. */
async function seedUser({ db }: BareAuth, email: string, tokens: '' | null = ''): Promise<string> {
  const rows = await db.query(
    `with u as (
       insert into auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data,
         raw_user_meta_data, created_at, updated_at, confirmation_token, recovery_token, email_change, email_change_token_new)
       values ('00000000-0000-0000-0000-000000000000', gen_random_uuid(), 'authenticated', 'authenticated', $1, $2, now(),
         '{"provider":"email","providers":["email"]}', '{}', now(), now(), $3, $3, $3, $3) returning id
     )
     insert into auth.identities (id, user_id, provider_id, provider, identity_data, last_sign_in_at, created_at, updated_at)
     select gen_random_uuid(), id, id::text, 'email', jsonb_build_object('sub', id, 'email', $1::text), now(), now(), now() from u
     returning user_id`,
    [email, HASH, tokens],
  );
  return rows[0]?.['user_id'] ?? '';
}

describe('sessions', () => {
  let bare: BareAuth;
  beforeAll(async () => {
    bare = await bareAuth({ rateLimits: NO_LIMITS });
  });
  afterAll(() => bare.close());

  test.each([['empty strings', ''] as const, ['nulls', null] as const])(
    'seeded users sign in, their tokens being %s',
    async (_, tokens) => {
      await seedUser(bare, `${String(tokens)}@seed.cn`, tokens);
      expect((await bare.signIn(`${String(tokens)}@seed.cn`, PASSWORD)).body).toMatchObject({ token_type: 'bearer', user: { phone: '' } });
    },
  );

  test('a token replayed after the grace ends the whole session, the thief’s and the owner’s', async () => {
    await seedUser(bare, 'thief@seed.cn');
    const first = (await bare.signIn('thief@seed.cn', PASSWORD)).body;
    const second = (await bare.refresh(first['refresh_token'])).body;
    const third = (await bare.refresh(second['refresh_token'])).body;
    // As if eleven seconds had passed.
    await bare.db.query(`update auth.refresh_tokens set updated_at = updated_at - interval '11 s'`);

    expect((await bare.refresh(first['refresh_token'])).body).toMatchObject({ code: 'refresh_token_already_used' });
    expect((await bare.refresh(third['refresh_token'])).status).toBe(400);
    expect((await bare.call('GET', '/user', { token: String(third['access_token']) })).body).toMatchObject({ code: 'session_not_found' });
  });

  test('within the grace an older token gets the live one, and nothing ends', async () => {
    await seedUser(bare, 'slow@seed.cn');
    const first = (await bare.signIn('slow@seed.cn', PASSWORD)).body;
    const second = (await bare.refresh(first['refresh_token'])).body;
    const third = (await bare.refresh(second['refresh_token'])).body;
    expect((await bare.refresh(first['refresh_token'])).body['refresh_token']).toBe(third['refresh_token']);
  });

  test('a client that lost the answer gets it again, however late', async () => {
    await seedUser(bare, 'lost@seed.cn');
    const first = (await bare.signIn('lost@seed.cn', PASSWORD)).body;
    const lost = (await bare.refresh(first['refresh_token'])).body;
    await bare.db.query(`update auth.refresh_tokens set updated_at = updated_at - interval '1 day'`);
    expect((await bare.refresh(first['refresh_token'])).body['refresh_token']).toBe(lost['refresh_token']);
  });

  test('a race for one token leaves exactly one live token behind', async () => {
    const id = await seedUser(bare, 'race@seed.cn');
    const first = (await bare.signIn('race@seed.cn', PASSWORD)).body;
    await Promise.all(Array.from({ length: 20 }, () => bare.refresh(first['refresh_token'])));
    const rows = await bare.db.query(
      `select count(*) filter (where not revoked) as live, count(distinct session_id) as sessions from auth.refresh_tokens where user_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ live: '1', sessions: '1' }]);
  });

  test('rotating the signing key keeps everybody signed in', async () => {
    await seedUser(bare, 'key@seed.cn');
    const before = (await bare.signIn('key@seed.cn', PASSWORD)).body;
    const oldKeys = (await bare.call('GET', '/.well-known/jwks.json')).body['keys'] as { kid: string }[];
    bare.keys.rotate();
    const newKeys = (await bare.call('GET', '/.well-known/jwks.json')).body['keys'] as { kid: string; d?: string }[];
    expect(newKeys.map(({ kid }) => kid)).toEqual([expect.not.stringMatching(oldKeys[0]?.kid ?? ''), oldKeys[0]?.kid]);
    expect(newKeys.filter(({ d }) => d !== undefined)).toEqual([]);

    expect((await bare.call('GET', '/user', { token: String(before['access_token']) })).status).toBe(200);
    const after = (await bare.refresh(before['refresh_token'])).body;
    const header = JSON.parse(Buffer.from(String(after['access_token']).split('.')[0] ?? '', 'base64url').toString()) as unknown;
    expect(header).toMatchObject({ alg: 'ES256', kid: newKeys[0]?.kid });
  });

  test('an expired access token is nobody', async () => {
    const sub = await seedUser(bare, 'old@seed.cn');
    const token = bare.keys.sign({ sub, role: 'authenticated', exp: Math.floor(Date.now() / 1000) - 3600 });
    expect((await bare.call('GET', '/user', { token })).body).toMatchObject({ code: 'bad_jwt' });
  });

  test('unknown addresses take as long as known ones', async () => {
    await seedUser(bare, 'known@seed.cn');
    const time = async (email: string) => {
      const start = performance.now();
      await bare.signIn(email, 'wrong-1');
      return performance.now() - start;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let i = 0; i < 12; i++) {
      known.push(await time('known@seed.cn'));
      unknown.push(await time(`unknown${i}@seed.cn`));
    }
    // The fastest of each: what other work on the machine adds is not the service's.
    const ratio = Math.min(...unknown) / Math.min(...known);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.67);
  });

  test('metadata and addresses that Postgres has no text for are refused, not failed on', async () => {
    await seedUser(bare, 'nul@seed.cn');
    const { body } = await bare.signIn('nul@seed.cn', PASSWORD);
    const token = String(body['access_token']);
    expect((await bare.call('PUT', '/user', { token, body: { data: { name: 'a\0b' } } })).status).toBe(400);
    expect((await bare.call('PUT', '/user', { token, body: { data: { 'a\0b': 1 } } })).status).toBe(400);
    expect((await bare.signIn('nul@seed.cn\0', PASSWORD)).status).toBe(400);
    const role = { email: 'role@seed.cn', role: 'r'.repeat(300) };
    expect((await bare.call('POST', '/admin/users', { token: bare.keys.secretKey, body: role })).status).toBe(400);
  });
});

describe('sweeping', () => {
  let bare: BareAuth;
  beforeAll(async () => {
    bare = await bareAuth({ rateLimits: NO_LIMITS });
  });
  afterAll(() => bare.close());

  test('takes what is a day past its use, and nothing that somebody lives on', async () => {
    await seedUser(bare, 'sweep@seed.cn');
    const first = (await bare.signIn('sweep@seed.cn', PASSWORD)).body;
    const second = (await bare.refresh(first['refresh_token'])).body;
    await bare.call('POST', '/recover', {
      body: { email: 'sweep@seed.cn', code_challenge: 'c'.repeat(43), code_challenge_method: 'plain' },
    });
    const left = async () => {
      const count = (table: string) => `(select count(*) from auth.${table}) as ${table}`;
      return (await bare.db.query(`select ${['refresh_tokens', 'sessions', 'one_time_tokens', 'flow_state'].map(count).join()}`))[0];
    };
    await vi.waitFor(async () => expect(await left()).toMatchObject({ one_time_tokens: '1' }));
    await sweep(bare.db);
    expect(await left()).toEqual({ refresh_tokens: '2', sessions: '1', one_time_tokens: '1', flow_state: '1' });

    await bare.db.query(`update auth.refresh_tokens set updated_at = now() - interval '25 h'`);
    await bare.db.query(`update auth.one_time_tokens set created_at = now() - interval '25 h'`);
    await bare.db.query(`update auth.flow_state set created_at = now() - interval '25 h'`);
    await sweep(bare.db);
    expect(await left()).toEqual({ refresh_tokens: '1', sessions: '1', one_time_tokens: '0', flow_state: '0' });
    expect((await bare.refresh(second['refresh_token'])).status).toBe(200);
  });
});

describe('limits', () => {
  let bare: BareAuth;
  beforeAll(async () => {
    bare = await bareAuth({ rateLimits: { signInSignUps: 5, tokenRefresh: 3, tokenVerifications: 3, mailMaxFrequency: 60 } });
  });
  afterAll(() => bare.close());
  const statuses = async (attempts: (() => Promise<{ status: number }>)[]) => {
    const seen: number[] = [];
    for (const attempt of attempts) seen.push((await attempt()).status);
    return seen;
  };
  const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));

  test('one client guesses five times, at whatever accounts', async () => {
    const guess = (i: number) => () => bare.signIn(`a${i}@seed.cn`, 'x', '10.0.0.1');
    expect(await statuses(times(6, guess))).toEqual([400, 400, 400, 400, 400, 429]);
    expect((await bare.signIn('a@seed.cn', 'x', '10.0.0.1')).body).toMatchObject({ code: 'over_request_rate_limit' });
    expect((await bare.signIn('a@seed.cn', 'x', '10.0.0.2')).status).toBe(400);
  });

  test('one account is guessed at five times, from wherever', async () => {
    expect(await statuses(times(6, (i) => () => bare.signIn('b@seed.cn', 'x', `10.0.1.${i}`)))).toEqual([400, 400, 400, 400, 400, 429]);
  });

  test('refreshing and verifying have limits of their own', async () => {
    expect(await statuses(times(4, () => () => bare.refresh('abcdefghijkl')))).toEqual([400, 400, 400, 429]);
    const guess = (ip: string) => () => bare.call('POST', '/verify', { body: { type: 'email', email: 'u@seed.cn', token: '123456' }, ip });
    expect(await statuses(times(4, (i) => guess(`10.0.2.${i}`)))).toEqual([403, 403, 403, 429]);
  });

  test('an address gets one mail a minute, and nobody learns whether it exists', async () => {
    await seedUser(bare, 'known@seed.cn');
    const recover = (email: string) => () => bare.call('POST', '/recover', { body: { email }, ip: '10.0.3.1' });
    expect(await statuses([recover('known@seed.cn'), recover('known@seed.cn')])).toEqual([200, 429]);
    expect(await statuses([recover('nobody@seed.cn'), recover('nobody@seed.cn')])).toEqual([200, 429]);
    expect((await recover('known@seed.cn')()).body).toMatchObject({ code: 'over_email_send_rate_limit' });
  });
});
