import { describe, expect, it } from 'vitest';
import { accessTokenIn } from './access-token.ts';

const cookie = (expires_at: unknown, access_token: unknown = 'a.b.c') => JSON.stringify({ access_token, expires_at, refresh_token: 'r' });

describe('accessTokenIn', () => {
  it('takes a token that is good for a while', () => {
    expect(accessTokenIn(cookie(1000), 900)).toBe('a.b.c');
  });

  it.each([
    ['no cookie', undefined],
    ['a token about to run out', cookie(1000)],
    ['an older make', 'base64-eyJhIjoxfQ'],
    ['half a cookie', cookie(5000).slice(0, 20)],
    ['no token', cookie(5000, '')],
    ['something else', '{"a":1}'],
    ['a list', '[1]'],
  ])('leaves %s to the client', (_, value) => {
    expect(accessTokenIn(value, 910)).toBeNull();
  });
});
