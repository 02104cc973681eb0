import type { Auth, Endpoint, Keys } from './auth.ts';
import type { AuthConfig } from './config.ts';
import { AuthError, errorResponse } from './errors.ts';
import { createMailbox } from './mail/mailbox.ts';
import { PasswordPool } from './password-pool.ts';
import { TokenBuckets } from './rate-limit.ts';
import { logout } from './routes/logout.ts';
import { health, jwks, settings } from './routes/settings.ts';
import { token } from './routes/token.ts';
import { getUser } from './routes/user.ts';
import type { Driver } from '../db/driver.ts';
import type { Service } from '../http/message.ts';

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'GET /.well-known/jwks.json': jwks,
  'GET /health': health,
  'GET /settings': settings,
  'GET /user': getUser,
  'POST /logout': logout,
  'POST /token': token,
};

const FIVE_MINUTES = 300;

/** The Auth service under /auth/v1: GoTrue's endpoints for e-mail and password, its tables, its errors. */
export function createAuth(db: Driver, config: AuthConfig, keys: Keys): Service & { close(): Promise<void> } {
  const { signInSignUps, tokenRefresh, tokenVerifications, mailMaxFrequency } = config.rateLimits;
  const auth: Auth = {
    db,
    config,
    keys,
    passwords: new PasswordPool(),
    mailer: createMailbox(config.mailboxFile),
    limits: {
      signIn: new TokenBuckets(signInSignUps, FIVE_MINUTES),
      signInToAddress: new TokenBuckets(signInSignUps, FIVE_MINUTES),
      refresh: new TokenBuckets(tokenRefresh, FIVE_MINUTES),
      verify: new TokenBuckets(tokenVerifications, FIVE_MINUTES),
      mailTo: new TokenBuckets(mailMaxFrequency === 0 ? 0 : 1, mailMaxFrequency),
    },
  };

  const service: Service = async (request) => {
    try {
      const endpoint = ENDPOINTS[`${request.method} ${request.path}`];
      if (!endpoint) throw new AuthError(404, 'not_found', 'Not found');
      return await endpoint(auth, request);
    } catch (error) {
      if (error instanceof AuthError) return errorResponse(error, request.headers);
      throw error;
    }
  };
  const close = async () => {
    await Promise.all([auth.passwords.close(), auth.mailer.close()]);
  };
  return Object.assign(service, { close });
}
