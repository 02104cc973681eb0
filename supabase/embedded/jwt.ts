import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign, timingSafeEqual, verify } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';

/** A private key that signs tokens: elliptic curve P-256 (ours), RSA (given by a file), or a shared secret (legacy keys). */
export type SigningJwk = JsonWebKey & { alg?: string; kid?: string };

export type TokenCheck =
  | { ok: true; claims: Readonly<Record<string, unknown>> }
  | { ok: false; reason: 'malformed' | 'unknown_key' | 'bad_signature' | 'expired' | 'not_yet_valid' };

/** Clocks of two machines may differ by this much [s]; PostgREST allows the same. */
const LEEWAY = 30;
/** How many good tokens are remembered: a page makes many requests with the same one. */
const GOOD_TOKENS = 1000;

type Header = { alg?: unknown; kid?: unknown };

/** A fresh P-256 key for ES256, the kind new Supabase projects have. */
export function generateSigningKey(): SigningJwk {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', kid: randomUUID(), use: 'sig' };
}

/** The half that may be shown to everyone. */
export function publicJwk(jwk: SigningJwk): object {
  const { kty, crv, x, y, n, e, kid } = jwk;
  const numbers = kty === 'EC' ? { crv, x, y } : { n, e };
  return { kty, ...numbers, kid, alg: algorithm(jwk), use: 'sig', key_ops: ['verify'], ext: true };
}

/** A compact JWS of the claims. */
export function signToken(claims: Readonly<Record<string, unknown>>, jwk: SigningJwk): string {
  const header = { alg: algorithm(jwk), ...(jwk.kid === undefined ? {} : { kid: jwk.kid }), typ: 'JWT' };
  const signed = `${base64Json(header)}.${base64Json(claims)}`;
  return `${signed}.${signature(signed, jwk).toString('base64url')}`;
}

/** Checks signature and time of a token against the keys it may be signed with. */
export function checkToken(token: string, keys: readonly SigningJwk[], now = Date.now() / 1000): TokenCheck {
  const known = goodTokens.get(token);
  const checked = known && keys.includes(known.key) ? known.check : checkSignature(token, keys);
  if (!checked.ok) return checked;
  const { exp, nbf } = checked.claims;
  if (typeof exp === 'number' && exp + LEEWAY < now) return { ok: false, reason: 'expired' };
  if (typeof nbf === 'number' && nbf - LEEWAY > now) return { ok: false, reason: 'not_yet_valid' };
  return checked;
}

/** By the whole token; good only as long as the key is. */
const goodTokens = new Map<string, { key: SigningJwk; check: TokenCheck }>();

function checkSignature(token: string, keys: readonly SigningJwk[]): TokenCheck {
  const [head, body, tail, ...rest] = token.split('.');
  if (!head || !body || !tail || rest.length > 0) return { ok: false, reason: 'malformed' };
  const header = parseObject(head) as Header | undefined;
  const claims = parseObject(body);
  if (!header || !claims) return { ok: false, reason: 'malformed' };

  // The key says which algorithm it is for; the token only says which key.
  const key = keys.find((jwk) => jwk.kid === header.kid && algorithm(jwk) === header.alg);
  if (!key) return { ok: false, reason: 'unknown_key' };
  if (!signatureIsGood(`${head}.${body}`, Buffer.from(tail, 'base64url'), key)) return { ok: false, reason: 'bad_signature' };

  const check: TokenCheck = { ok: true, claims };
  const oldest = goodTokens.keys().next();
  if (goodTokens.size >= GOOD_TOKENS && !oldest.done) goodTokens.delete(oldest.value);
  goodTokens.set(token, { key, check });
  return check;
}

function signatureIsGood(signed: string, given: Buffer, jwk: SigningJwk): boolean {
  if (jwk.kty === 'oct') {
    const expected = signature(signed, jwk);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
  return verify('sha256', Buffer.from(signed), { key: publicKey(jwk), dsaEncoding: 'ieee-p1363' }, given);
}

function signature(signed: string, jwk: SigningJwk): Buffer {
  if (jwk.kty === 'oct')
    return createHmac('sha256', Buffer.from(jwk.k ?? '', 'base64url'))
      .update(signed)
      .digest();
  return sign('sha256', Buffer.from(signed), { key: privateKey(jwk), dsaEncoding: 'ieee-p1363' });
}

function algorithm(jwk: SigningJwk): string {
  const byType: Partial<Record<string, string>> = { EC: 'ES256', RSA: 'RS256', oct: 'HS256' };
  const found = byType[jwk.kty ?? ''];
  if (!found || (jwk.alg !== undefined && jwk.alg !== found)) throw new Error(`No signing with a key of type ${jwk.kty} for ${jwk.alg}`);
  return found;
}

/** Importing a key costs more than signing with it. */
const imported = new WeakMap<SigningJwk, { private: KeyObject; public: KeyObject }>();

function importKey(jwk: SigningJwk) {
  const known = imported.get(jwk);
  if (known) return known;
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  const pair = { private: privateKey, public: createPublicKey(privateKey) };
  imported.set(jwk, pair);
  return pair;
}

const privateKey = (jwk: SigningJwk) => importKey(jwk).private;
const publicKey = (jwk: SigningJwk) => importKey(jwk).public;

const base64Json = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function parseObject(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
