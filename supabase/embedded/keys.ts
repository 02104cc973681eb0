import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSigningKey, signToken, checkToken, publicJwk, type SigningJwk, type TokenCheck } from './jwt.ts';

/** As kept in `keys.json` of the data folder, readable by its owner only. */
type KeyFile = {
  /** Private JWKs: the current one signs; those after it still verify. */
  signing: SigningJwk[];
  /** Signs the two legacy keys (HS256). */
  legacySecret: string;
  publishable: string;
  secret: string;
};

export type ApiRole = 'anon' | 'service_role';

/** The backend's keys: those that clients show, and those that sign the tokens of its users. */
export type Keys = {
  publishableKey: string;
  secretKey: string;
  /** The same two as long-lived tokens, as older clients expect them. */
  legacyAnonKey: string;
  legacyServiceRoleKey: string;
  /** Made up here rather than given: good for one machine only. */
  generated: boolean;
  /** The role behind a key in either format. */
  roleOfKey(key: string): ApiRole | undefined;
  sign(claims: Readonly<Record<string, unknown>>): string;
  /** The claims of a token with a good signature that is in force, else undefined. */
  verify(token: string): Readonly<Record<string, unknown>> | undefined;
  /** As `verify`, with the reason of a refusal. */
  check(token: string): TokenCheck;
  /** The public keys, current first. */
  jwks(): { keys: readonly object[] };
  /** A new key signs from now on; tokens of the one before stay valid. */
  rotate(): void;
};

export type KeyOptions = {
  /** Given keys instead of generated ones. */
  publishable?: string | undefined;
  secret?: string | undefined;
  /** A file with private JWKs, as `auth.signing_keys_path` of the Supabase CLI names it; the first one signs. */
  signingKeysPath?: string | undefined;
};

/** Far beyond any install's life, as Supabase's own legacy keys. */
const TEN_YEARS = 10 * 365 * 24 * 3600;

/** Reads the keys of a data folder, generating them at first. */
export function openKeys(folder: string, options: KeyOptions = {}): Keys {
  const path = join(folder, 'keys.json');
  const file = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as KeyFile) : newKeyFile();
  const save = () => writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  if (!existsSync(path)) save();

  const given = options.signingKeysPath ? (JSON.parse(readFileSync(options.signingKeysPath, 'utf8')) as SigningJwk[]) : undefined;
  const signing = () => given ?? file.signing;
  const legacy: SigningJwk = { kty: 'oct', alg: 'HS256', k: Buffer.from(file.legacySecret).toString('base64url') };
  const legacyToken = (role: ApiRole) => {
    const issuedAt = Math.floor(Date.now() / 1000);
    return signToken({ iss: 'supabase', role, iat: issuedAt, exp: issuedAt + TEN_YEARS }, legacy);
  };
  const check = (token: string) => checkToken(token, [...signing(), legacy]);
  const verify = (token: string) => {
    const checked = check(token);
    return checked.ok ? checked.claims : undefined;
  };
  const publishableKey = options.publishable ?? file.publishable;
  const secretKey = options.secret ?? file.secret;
  // Compared as digests of one length, without telling by the time how far they agree.
  const opaqueKeys = [
    { role: 'anon', digest: digest(publishableKey) },
    { role: 'service_role', digest: digest(secretKey) },
  ] as const;

  // A good key comes with every request. It is found here by its hash, which tells a guesser nothing.
  const goodKeys = new Map<string, ApiRole>();
  const roleOfOpaque = (key: string) => {
    const given = digest(key);
    const role = opaqueKeys.find((known) => timingSafeEqual(known.digest, given))?.role;
    if (role) goodKeys.set(key, role);
    return role;
  };

  return {
    publishableKey,
    secretKey,
    legacyAnonKey: legacyToken('anon'),
    legacyServiceRoleKey: legacyToken('service_role'),
    generated: options.publishable === undefined || options.secret === undefined,
    roleOfKey(key) {
      if (key.startsWith('eyJ')) {
        const role = verify(key)?.role;
        return role === 'anon' || role === 'service_role' ? role : undefined;
      }
      return goodKeys.get(key) ?? roleOfOpaque(key);
    },
    sign: (claims) => signToken(claims, current(signing())),
    verify,
    check,
    jwks: () => ({ keys: signing().map(publicJwk) }),
    rotate() {
      if (given) throw new Error('The signing keys are given by a file: put a new key first in it');
      // Two are enough: a token lives an hour, a rotation is rarer.
      file.signing = [generateSigningKey(), current(file.signing)];
      save();
    },
  };
}

function newKeyFile(): KeyFile {
  return {
    signing: [generateSigningKey()],
    legacySecret: randomBytes(32).toString('base64url'),
    publishable: `sb_publishable_${opaque()}`,
    secret: `sb_secret_${opaque()}`,
  };
}

const opaque = () => `${randomBytes(16).toString('base64url')}_${randomBytes(6).toString('base64url')}`;

function current(signing: readonly SigningJwk[]): SigningJwk {
  const [first] = signing;
  if (!first) throw new Error('There is no signing key');
  return first;
}

const digest = (text: string) => createHash('sha256').update(text).digest();
