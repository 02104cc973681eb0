import { describe, expect, test } from 'vitest';
import { emailAddress } from './email-address.ts';
import { banSeconds } from './go-duration.ts';
import { newOneTimeToken, possibleHashes } from './one-time-tokens.ts';
import { bearerToken } from './request.ts';
import type { HttpRequest } from '../http/message.ts';

describe('addresses', () => {
  test('are kept in lower case', () => expect(emailAddress('Nuer@Rizhao.CN')).toBe('nuer@rizhao.cn'));
  test.each(['a+b@c.cn', "o'neill@c.cn", 'a@localhost', `${'a'.repeat(60)}@b.cn`])('%s is one', (text) =>
    expect(emailAddress(text)).toBe(text),
  );
  test.each(['', 'a', 'a@', '@b', 'a b@c.cn', 'a@b@c.cn', 'a@b..cn', 'a@-b.cn', 'a@b.cn\nbcc: x@y.cn', `${'a'.repeat(255)}@b.cn`])(
    '%j is none',
    (text) => expect(() => emailAddress(text)).toThrow(expect.objectContaining({ code: 'validation_failed' })),
  );
});

describe('the Authorization header', () => {
  const of = (authorization?: string) => bearerToken({ headers: authorization === undefined ? {} : { authorization } } as HttpRequest);
  test('carries a token', () => expect([of('Bearer a.b.c'), of('bearer x')]).toEqual(['a.b.c', 'x']));
  test.each([undefined, '', 'Bearer', 'Bearer ', 'Basic abc', 'Bearer a b'])('%j carries none', (header) => {
    expect(() => of(header)).toThrow(expect.objectContaining({ status: 401, code: 'no_authorization' }));
  });
});

describe('durations as Go writes them', () => {
  test.each([
    ['none', 0],
    ['24h', 86_400],
    ['1h30m', 5_400],
    ['1.5s', 1.5],
    ['300ms', 0.3],
  ])('%s', (text, seconds) => expect(banSeconds(text)).toBeCloseTo(seconds));
  test.each(['1', 'h', '1d', '1h 2m', '-1h', '1h2'])('%j is none', (text) => {
    expect(() => banSeconds(text)).toThrow(expect.objectContaining({ code: 'validation_failed' }));
  });
});

describe('one-time tokens', () => {
  test('the digits and the address lead back to the link’s hash, with and without PKCE', () => {
    for (const pkce of [true, false]) {
      const { otp, hash } = newOneTimeToken('Nuer@rizhao.cn', 6, pkce);
      expect(otp).toMatch(/^\d{6}$/);
      expect(possibleHashes('nuer@rizhao.cn', otp)).toContain(hash);
      expect(possibleHashes('other@rizhao.cn', otp)).not.toContain(hash);
    }
  });

  test('are hashed as GoTrue does: SHA-224 of address and digits', () => {
    // printf 'a@b.cn123456' | sha224sum
    expect(possibleHashes('a@b.cn', '123456')[0]).toBe('ce6be7b0ec06d87827d7e7732b4c2c1191aef4f02e673b5334441ecb');
  });
});
