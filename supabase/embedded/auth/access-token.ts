import { randomBytes } from 'node:crypto';
import type { Auth } from './auth.ts';
import type { JsonObject } from './request.ts';
import { publicUser } from './users.ts';
import type { UserRecord } from './users.ts';

/** How somebody proved who they are: the `amr` claim. */
export type AuthenticationMethod = 'password' | 'otp' | 'magiclink' | 'recovery' | 'invite' | 'email/signup' | 'email_change' | 'anonymous';

/** A session just opened or renewed. */
export type LiveSession = { id: string; refreshToken: string; amr: unknown };

/** 24 random bytes: 192 bits can't be guessed. */
export const newRefreshToken = () => randomBytes(24).toString('base64url');

/** The answer of every endpoint that signs somebody in: a fresh access token with the session's refresh token. */
export function tokenResponse(auth: Auth, user: UserRecord, session: LiveSession): JsonObject {
  const issuedAt = Math.floor(Date.now() / 1000);
  const expiresAt = issuedAt + auth.config.jwtExpiry;
  const claims = {
    iss: `${auth.config.externalUrl}/auth/v1`,
    sub: user.id,
    aud: user.aud || 'authenticated',
    exp: expiresAt,
    iat: issuedAt,
    email: user.email ?? '',
    phone: user.phone ?? '',
    app_metadata: user.raw_app_meta_data ?? {},
    user_metadata: user.raw_user_meta_data ?? {},
    role: user.role || 'authenticated',
    aal: 'aal1',
    amr: session.amr,
    session_id: session.id,
    is_anonymous: user.is_anonymous,
  };
  return {
    access_token: auth.keys.sign(claims),
    token_type: 'bearer',
    expires_in: auth.config.jwtExpiry,
    expires_at: expiresAt,
    refresh_token: session.refreshToken,
    user: publicUser(user),
  };
}
