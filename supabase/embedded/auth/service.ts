import type { Auth, Endpoint } from './auth.ts';
import type { AuthConfig } from './config.ts';
import { AuthError, errorResponse, validationFailed } from './errors.ts';
import { createMailbox } from './mail/mailbox.ts';
import { Mailer } from './mail/mailer.ts';
import { createSmtpTransport } from './mail/smtp.ts';
import { PasswordPool } from './password-pool.ts';
import { TokenBuckets } from './rate-limit.ts';
import { generateLink } from './routes/admin-links.ts';
import { listUsers } from './routes/admin-user-list.ts';
import { changeUserAsAdmin, createUserAsAdmin, deleteUserAsAdmin, getUserAsAdmin } from './routes/admin-users.ts';
import { invite } from './routes/invite.ts';
import { logout } from './routes/logout.ts';
import { otp } from './routes/otp.ts';
import { recover } from './routes/recover.ts';
import { resend } from './routes/resend.ts';
import { health, jwks, settings } from './routes/settings.ts';
import { signup } from './routes/signup.ts';
import { token } from './routes/token.ts';
import { unsupported } from './routes/unsupported.ts';
import { getUser, putUser } from './routes/user.ts';
import { verifyCode, verifyLink } from './routes/verify.ts';
import { sweepHourly } from './sweep.ts';
import { DatabaseError } from '../db/driver.ts';
import type { Driver } from '../db/driver.ts';
import type { Service } from '../http/message.ts';

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'GET /.well-known/jwks.json': jwks,
  'GET /health': health,
  'GET /settings': settings,
  'POST /token': token,
  'POST /logout': logout,
  'POST /signup': signup,
  'POST /otp': otp,
  'POST /recover': recover,
  'POST /resend': resend,
  'GET /verify': verifyLink,
  'POST /verify': verifyCode,
  'GET /user': getUser,
  'PUT /user': putUser,
  'POST /invite': invite,
  'POST /admin/generate_link': generateLink,
  'GET /admin/users': listUsers,
  'POST /admin/users': createUserAsAdmin,
  'GET /admin/users/:id': getUserAsAdmin,
  'PUT /admin/users/:id': changeUserAsAdmin,
  'DELETE /admin/users/:id': deleteUserAsAdmin,
};

const FIVE_MINUTES = 300;

/** The Auth service under /auth/v1: GoTrue's endpoints for e-mail and password, its tables, its errors. */
export function createAuth(db: Driver, config: AuthConfig, keys: Auth['keys']): Service & { close(): Promise<void> } {
  const { signInSignUps, tokenRefresh, tokenVerifications, mailMaxFrequency } = config.rateLimits;
  const auth: Auth = {
    db,
    config,
    keys,
    passwords: new PasswordPool(),
    mailer: new Mailer(config.smtp ? createSmtpTransport(config.smtp) : createMailbox(config.mailboxFile)),
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
      const path = request.path.replace(/^\/admin\/users\/[^/]+$/, '/admin/users/:id');
      const endpoint = ENDPOINTS[`${request.method} ${path}`] ?? unsupported;
      return await endpoint(auth, request);
    } catch (error) {
      const refusal = error instanceof AuthError ? error : refusedData(error);
      if (refusal) return errorResponse(refusal, request.headers);
      throw error;
    }
  };
  const stopSweeping = sweepHourly(db);
  const close = async () => {
    stopSweeping();
    await Promise.all([auth.passwords.close(), auth.mailer.close()]);
  };
  return Object.assign(service, { close });
}

/** What Postgres can't store (class 22, "data exception": too long, not a date …) is the caller's mistake, not ours. */
function refusedData(error: unknown): AuthError | undefined {
  return error instanceof DatabaseError && error.code.startsWith('22') ? validationFailed(error.message) : undefined;
}
