import type { AuthConfig } from './config.ts';
import type { Mailer } from './mail/mailer.ts';
import type { PasswordPool } from './password-pool.ts';
import type { TokenBuckets } from './rate-limit.ts';
import type { Driver } from '../db/driver.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';

/** Signs and checks JWTs; owns the key file and its rotation. */
export type Keys = {
  sign(claims: Readonly<Record<string, unknown>>): string;
  /** The claims of a token with a good signature that has not expired, else undefined. */
  verify(token: string): Readonly<Record<string, unknown>> | undefined;
  /** The public keys, current first. */
  jwks(): { keys: readonly object[] };
};

/** What every Auth endpoint works with. */
export type Auth = {
  db: Driver;
  config: AuthConfig;
  keys: Keys;
  passwords: PasswordPool;
  mailer: Mailer;
  limits: { signIn: TokenBuckets; signInToAddress: TokenBuckets; refresh: TokenBuckets; verify: TokenBuckets; mailTo: TokenBuckets };
};

export type Endpoint = (auth: Auth, request: HttpRequest) => Promise<HttpResponse>;
