import type { AuthenticationMethod } from './access-token.ts';
import type { Auth } from './auth.ts';
import type { MailKind } from './config.ts';
import { AuthError } from './errors.ts';
import { composeMail } from './mail/messages.ts';
import { newOneTimeToken, saveOneTimeToken } from './one-time-tokens.ts';
import type { TokenType } from './one-time-tokens.ts';
import { openFlow } from './pkce.ts';
import type { Challenge } from './pkce.ts';
import type { UserRecord } from './users.ts';

/** What a link is for, as its `type` parameter says. */
export type LinkType = 'signup' | 'invite' | 'recovery' | 'magiclink' | 'email_change';

export const TOKEN_OF_LINK: Record<Exclude<LinkType, 'email_change'>, TokenType> = {
  signup: 'confirmation_token',
  invite: 'confirmation_token',
  recovery: 'recovery_token',
  magiclink: 'recovery_token',
};

/** How somebody has signed in who came by such a link. */
export const METHOD_OF_LINK: Record<LinkType, AuthenticationMethod> = {
  signup: 'email/signup',
  invite: 'invite',
  recovery: 'recovery',
  magiclink: 'magiclink',
  email_change: 'email_change',
};

const MAIL_OF_LINK: Record<LinkType, MailKind> = {
  signup: 'confirmation',
  invite: 'invite',
  recovery: 'recovery',
  magiclink: 'magic_link',
  email_change: 'email_change',
};

export type Link = { otp: string; hash: string; url: string };
export type LinkRequest = { type: LinkType; token: TokenType; email: string; redirectTo: string; challenge?: Challenge | undefined };

/** Makes a link for a user and stores what is needed to honour it. */
export async function createLink(auth: Auth, user: UserRecord, request: LinkRequest): Promise<Link> {
  const { type, token, email, redirectTo, challenge } = request;
  const made = newOneTimeToken(email, auth.config.otpLength, challenge !== undefined);
  if (challenge) await openFlow(auth.db, user.id, METHOD_OF_LINK[type], challenge);
  await saveOneTimeToken(auth.db, user.id, token, email, made);
  const query = new URLSearchParams({ token: made.hash, type, redirect_to: redirectTo });
  return { ...made, url: `${auth.config.externalUrl}/auth/v1/verify?${query.toString()}` };
}

/** Makes a link and the mail that brings it to `request.email`. */
export async function createLinkMail(auth: Auth, user: UserRecord, request: LinkRequest) {
  const link = await createLink(auth, user, request);
  return composeMail(auth.config, MAIL_OF_LINK[request.type], request.email, {
    ConfirmationURL: link.url,
    Token: link.otp,
    TokenHash: link.hash,
    SiteURL: auth.config.siteUrl,
    Email: user.email ?? '',
    NewEmail: user.email_change ?? '',
    RedirectTo: request.redirectTo,
  });
}

/**
 * One mail per address and interval, whether or not anybody has that address.
 *
 * @throws AuthError `over_email_send_rate_limit`
 */
export function takeMailAllowance(auth: Auth, email: string): void {
  if (auth.limits.mailTo.take(email)) return;
  const seconds = auth.limits.mailTo.wait(email);
  throw new AuthError(429, 'over_email_send_rate_limit', `For security purposes, you can only request this after ${seconds} seconds.`);
}
