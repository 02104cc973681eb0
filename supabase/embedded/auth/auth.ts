import type { AuthConfig } from './config.ts';
import type { Mailer } from './mail/mailer.ts';
import type { PasswordPool } from './password-pool.ts';
import type { TokenBuckets } from './rate-limit.ts';
import type { Driver } from '../db/driver.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import type { Keys } from '../keys.ts';

/** What every Auth endpoint works with. */
export type Auth = {
  db: Driver;
  config: AuthConfig;
  /** Signs and checks tokens, and knows the API keys, which clients send in place of a token. */
  keys: Pick<Keys, 'sign' | 'verify' | 'jwks' | 'roleOfKey'>;
  passwords: PasswordPool;
  mailer: Mailer;
  limits: { signIn: TokenBuckets; signInToAddress: TokenBuckets; refresh: TokenBuckets; verify: TokenBuckets; mailTo: TokenBuckets };
};

export type Endpoint = (auth: Auth, request: HttpRequest) => Promise<HttpResponse>;
