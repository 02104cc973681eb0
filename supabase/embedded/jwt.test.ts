import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkToken, generateSigningKey, publicJwk, signToken, type SigningJwk } from './jwt.ts';

const shared: SigningJwk = { kty: 'oct', alg: 'HS256', k: Buffer.from('a secret of thirty-two characters').toString('base64url') };
const elliptic = generateSigningKey();
const rsa: SigningJwk = {
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  alg: 'RS256',
  kid: 'rsa',
};
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('tokens', () => {
  it.each([
    ['a shared secret', shared],
    ['P-256', elliptic],
    ['RSA', rsa],
  ])('signed with %s are read back', (_name, key) => {
    const claims = { sub: 'u', role: 'authenticated', name: '张三' };
    expect(checkToken(signToken(claims, key), [shared, elliptic, rsa])).toEqual({ ok: true, claims });
  });

  it('refuses what was changed after signing, also after having seen the original', () => {
    const token = signToken({ role: 'anon' }, elliptic);
    expect(checkToken(token, [elliptic]).ok).toBe(true);
    const [head, , tail] = token.split('.');
    expect(checkToken(`${head}.${part({ role: 'service_role' })}.${tail}`, [elliptic])).toEqual({ ok: false, reason: 'bad_signature' });
  });

  it('lets the key, not the token, choose the algorithm', () => {
    const claims = part({ role: 'service_role' });
    expect(checkToken(`${part({ alg: 'none' })}.${claims}.x`, [elliptic, shared])).toEqual({ ok: false, reason: 'unknown_key' });
    // The classic: the public key taken as the secret of an HS256 signature.
    const publicAsSecret: SigningJwk = {
      kty: 'oct',
      alg: 'HS256',
      k: Buffer.from(JSON.stringify(publicJwk(elliptic))).toString('base64url'),
      kid: elliptic.kid!,
    };
    const forged = signToken({ role: 'service_role' }, publicAsSecret);
    expect(checkToken(forged, [elliptic, shared])).toEqual({ ok: false, reason: 'unknown_key' });
  });

  it('holds for its time, with half a minute for clocks that differ', () => {
    const now = 1_800_000_000;
    const token = signToken({ nbf: now, exp: now + 60 }, elliptic);
    const at = (time: number) => checkToken(token, [elliptic], time);
    expect(at(now - 31)).toEqual({ ok: false, reason: 'not_yet_valid' });
    expect(at(now - 29).ok).toBe(true);
    expect(at(now + 89).ok).toBe(true);
    expect(at(now + 91)).toEqual({ ok: false, reason: 'expired' });
  });

  it.each(['', 'a', 'a.b', 'a.b.c', 'a.b.c.d', `${part({ alg: 'ES256' })}.W10.x`, '..'])('refuses %j as malformed', (token) => {
    expect(checkToken(token, [elliptic])).toEqual({ ok: false, reason: 'malformed' });
  });

  it('shows nothing private', () => {
    expect(publicJwk(elliptic)).not.toHaveProperty('d');
    expect(Object.keys(publicJwk(rsa))).toEqual(['kty', 'n', 'e', 'kid', 'alg', 'use', 'key_ops', 'ext']);
  });
});
