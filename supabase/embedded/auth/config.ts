/** Settings of the Auth service; names follow `[auth]` in `supabase/config.toml`. Durations are in seconds. */
export type AuthConfig = {
  /** Where clients reach the backend, without a trailing slash: `http://127.0.0.1:54321`. Links in mails start with it. */
  externalUrl: string;
  /** Where links lead when no allowed `redirect_to` came. */
  siteUrl: string;
  /** Further addresses that links may lead to; `*` stands for a path segment's part, `**` for anything. */
  additionalRedirectUrls: readonly string[];
  jwtExpiry: number;
  enableSignup: boolean;
  enableAnonymousSignIns: boolean;
  /** Users must open the link in their mail before they can sign in. */
  enableConfirmations: boolean;
  /** A new address counts only after both the old and the new mailbox have agreed. */
  doubleConfirmChanges: boolean;
  minimumPasswordLength: number;
  passwordRequirements: PasswordRequirements;
  /** How long a used refresh token still answers with its successor: two browser tabs refresh at the same time. */
  refreshTokenReuseInterval: number;
  otpLength: number;
  otpExpiry: number;
  rateLimits: RateLimitConfig;
  /** Where mails go without SMTP: a file of JSON lines, read by the `/mailbox` page. */
  mailboxFile: string;
  smtp?: SmtpConfig;
  /** Own wording per mail, with GoTrue's `{{ .ConfirmationURL }}`, `{{ .TokenHash }}` and so on. */
  templates?: Partial<Record<MailKind, MailTemplate>>;
};

export type PasswordRequirements = '' | 'letters_digits' | 'lower_upper_letters_digits' | 'lower_upper_letters_digits_symbols';

/** Requests per five minutes; for mails, seconds between two to the same address. 0 switches a limit off. */
export type RateLimitConfig = {
  signInSignUps: number;
  tokenRefresh: number;
  tokenVerifications: number;
  mailMaxFrequency: number;
};

export type SmtpConfig = { host: string; port: number; user: string; pass: string; adminEmail: string; senderName: string };

export type MailKind = 'confirmation' | 'recovery' | 'invite' | 'magic_link' | 'email_change';
export type MailTemplate = { subject: string; html: string };

/** What the Supabase CLI assumes where `config.toml` is silent, but closed to sign-ups. */
export const AUTH_DEFAULTS = {
  additionalRedirectUrls: [],
  jwtExpiry: 3600,
  enableSignup: false,
  enableAnonymousSignIns: false,
  enableConfirmations: true,
  doubleConfirmChanges: true,
  minimumPasswordLength: 8,
  passwordRequirements: '',
  refreshTokenReuseInterval: 10,
  otpLength: 6,
  otpExpiry: 3600,
  rateLimits: { signInSignUps: 30, tokenRefresh: 150, tokenVerifications: 30, mailMaxFrequency: 60 },
} as const satisfies Omit<AuthConfig, 'externalUrl' | 'siteUrl' | 'mailboxFile'>;
