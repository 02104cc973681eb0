import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareAuth } from './auth-bare.ts';

// Whatever anybody sends, the answer is an answer: a 5xx tells clients to try the same again.

const RUNS = 300;

let bare: Awaited<ReturnType<typeof bareAuth>>;
let tokens: (string | undefined)[];
let userId: string;
beforeAll(async () => {
  const rateLimits = { signInSignUps: 0, tokenRefresh: 0, tokenVerifications: 0, mailMaxFrequency: 0 };
  bare = await bareAuth({ rateLimits, enableSignup: true, enableAnonymousSignIns: true, minimumPasswordLength: 1 });
  const { secretKey } = bare.keys;
  const { body } = await bare.call('POST', '/admin/users', {
    token: secretKey,
    body: { email: 'a@b.cn', password: 'a', email_confirm: true },
  });
  userId = String(body['id']);
  // Without a session, so that no request on the way can end it.
  const userToken = bare.keys.sign({ sub: userId, role: 'authenticated', exp: Math.floor(Date.now() / 1000) + 3600 });
  tokens = [undefined, secretKey, userToken];
});
afterAll(() => bare.close());

/** Endpoints with a request that they take; the fuzz replaces parts of it. `:id` is a user's. */
const GOOD: readonly (readonly [endpoint: string, body: object, query?: string])[] = [
  ['POST /token', { email: 'a@b.cn', password: 'a' }, 'grant_type=password'],
  ['POST /token', { refresh_token: 'abcdefghijkl' }, 'grant_type=refresh_token'],
  ['POST /token', { auth_code: 'code', code_verifier: 'verifier' }, 'grant_type=pkce'],
  ['POST /logout', {}, 'scope=others'],
  ['POST /signup', { email: 'new@b.cn', password: 'a', data: {} }],
  ['POST /signup', { data: {} }],
  ['POST /otp', { email: 'otp@b.cn', create_user: true, data: {}, code_challenge: 'c'.repeat(43), code_challenge_method: 's256' }],
  ['POST /recover', { email: 'a@b.cn', code_challenge: 'c'.repeat(43), code_challenge_method: 's256' }],
  ['POST /resend', { email: 'new@b.cn', type: 'signup' }],
  ['GET /verify', {}, 'type=recovery&token=abc&redirect_to=http%3A%2F%2F127.0.0.1%2Fx'],
  ['POST /verify', { type: 'recovery', token_hash: 'abc' }],
  ['POST /verify', { type: 'email', email: 'a@b.cn', token: '123456' }],
  ['PUT /user', { data: { name: 'x' } }],
  ['PUT /user', { email: 'moved@b.cn', password: 'b' }],
  ['POST /invite', { email: 'guest@b.cn', data: { name: 'x' } }],
  ['POST /admin/generate_link', { type: 'recovery', email: 'a@b.cn', redirect_to: 'http://127.0.0.1/x' }],
  ['POST /admin/generate_link', { type: 'signup', email: 'link@b.cn', password: 'a', data: {} }],
  ['POST /admin/generate_link', { type: 'email_change_new', email: 'a@b.cn', new_email: 'moved@b.cn' }],
  ['GET /admin/users', {}, 'page=1&per_page=3'],
  ['POST /admin/users', { email: 'made@b.cn', user_metadata: {}, app_metadata: {}, role: 'authenticated', ban_duration: '1h' }],
  ['PUT /admin/users/:id', { email: 'a@b.cn', user_metadata: {}, app_metadata: {}, role: 'authenticated', ban_duration: 'none' }],
  ['GET /admin/users/%F0', {}],
  ['POST /factors', {}],
  ['GET /__proto__', {}],
];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    'a@b.cn',
    'signup',
    'invite',
    'magiclink',
    'email',
    'email_change',
    '1h',
    'none',
    '99999999999999999h',
    's256',
    '-1',
    '1e9',
  ),
  fc.constantFrom(
    'c'.repeat(43),
    'x'.repeat(300),
    '\0',
    '\ud800',
    "'; select 1 --",
    '{{ .Token }}',
    '00000000-0000-4000-8000-000000000001',
  ),
);
const value = fc.oneof({ weight: 3, arbitrary: text }, fc.boolean(), fc.jsonValue({ maxDepth: 3 }));
const FIELDS = [
  ...new Set(GOOD.flatMap(([, body]) => Object.keys(body))),
  'id',
  'phone',
  'password_hash',
  'should_soft_delete',
  '__proto__',
];
const PARAMETERS = ['grant_type', 'type', 'token', 'redirect_to', 'scope', 'page', 'per_page'];

test('any request gets an answer below 500', async () => {
  const request = fc.record({
    good: fc.constantFrom(...GOOD),
    fields: fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 2 }),
    parameters: fc.dictionary(fc.constantFrom(...PARAMETERS), text, { maxKeys: 1 }),
    token: fc.nat({ max: 2 }),
  });
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(request, async ({ good: [endpoint, body, query], fields, parameters, token: which }) => {
      const [method = '', path = ''] = endpoint.replace(':id', userId).split(' ');
      const token = tokens[which];
      const { status } = await bare.call(method, path, {
        query: new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(query)), ...parameters }).toString(),
        body: { ...body, ...fields },
        ...(token ? { token } : {}),
      });
      seen.add(status);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: RUNS, seed: 20261122 },
  );
  // Else the requests were all turned away at the door.
  expect([...seen]).toEqual(expect.arrayContaining([200, 204, 303, 400, 401, 403, 404, 422]));
});
