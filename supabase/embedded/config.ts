import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { AUTH_DEFAULTS, type AuthConfig } from './auth/config.ts';

/** What the backend takes from `supabase/config.toml`, paths made absolute. */
export type BackendConfig = {
  apiPort: number;
  /** Exposed by REST; the first is the default. */
  schemas: [string, ...string[]];
  maxRows: number;
  migrationsFolder: string;
  seedFiles: string[];
  signingKeysPath: string | undefined;
  /** Largest object that storage takes [bytes]. */
  storageFileSizeLimit: number;
  auth: Omit<AuthConfig, 'externalUrl' | 'mailboxFile'>;
};

/** A duration as the CLI writes it: `1h`, `1m30s`, `500ms`. In seconds. */
const Duration = z.string().transform((text, context) => {
  const seconds = { h: 3600, m: 60, s: 1, ms: 0.001 };
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) {
    context.addIssue({ code: 'custom', message: 'expected a duration such as 1m30s' });
    return z.NEVER;
  }
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * seconds[unit as keyof typeof seconds], 0);
});

/** A size as the CLI writes it: `50MiB`, `5MB`, `1024`. In bytes. */
const Size = z.union([z.int(), z.string()]).transform((value, context) => {
  const factors: Partial<Record<string, number>> = { '': 1, kb: 1e3, mb: 1e6, gb: 1e9, kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3 };
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(String(value)) ?? [];
  const factor = factors[(unit ?? '?').toLowerCase()];
  if (amount === undefined || factor === undefined) {
    context.addIssue({ code: 'custom', message: 'expected a size such as 50MiB' });
    return z.NEVER;
  }
  return Math.round(Number(amount) * factor);
});

const Smtp = z.object({
  enabled: z.boolean().default(true),
  host: z.string(),
  port: z.int(),
  user: z.string(),
  pass: z.string(),
  admin_email: z.string(),
  sender_name: z.string().default(''),
});

const Template = z.object({ subject: z.string().optional(), content_path: z.string().optional() });

const Auth = z.object({
  site_url: z.string().default('http://127.0.0.1:3000'),
  additional_redirect_urls: z.array(z.string()).default([...AUTH_DEFAULTS.additionalRedirectUrls]),
  jwt_expiry: z.int().min(1).max(604_800).default(AUTH_DEFAULTS.jwtExpiry),
  refresh_token_reuse_interval: z.int().min(0).default(AUTH_DEFAULTS.refreshTokenReuseInterval),
  enable_signup: z.boolean().default(AUTH_DEFAULTS.enableSignup),
  enable_anonymous_sign_ins: z.boolean().default(AUTH_DEFAULTS.enableAnonymousSignIns),
  minimum_password_length: z.int().min(6).default(AUTH_DEFAULTS.minimumPasswordLength),
  password_requirements: z
    .enum(['', 'letters_digits', 'lower_upper_letters_digits', 'lower_upper_letters_digits_symbols'])
    .default(AUTH_DEFAULTS.passwordRequirements),
  signing_keys_path: z.string().optional(),
  email: z
    .object({
      double_confirm_changes: z.boolean().default(AUTH_DEFAULTS.doubleConfirmChanges),
      enable_confirmations: z.boolean().default(AUTH_DEFAULTS.enableConfirmations),
      max_frequency: Duration.default(AUTH_DEFAULTS.rateLimits.mailMaxFrequency),
      otp_length: z.int().min(6).max(10).default(AUTH_DEFAULTS.otpLength),
      otp_expiry: z.int().min(1).max(86_400).default(AUTH_DEFAULTS.otpExpiry),
      smtp: Smtp.optional(),
      template: z.partialRecord(z.enum(['confirmation', 'recovery', 'invite', 'magic_link', 'email_change']), Template).optional(),
    })
    .prefault({}),
  rate_limit: z
    .object({
      sign_in_sign_ups: z.int().min(0).default(AUTH_DEFAULTS.rateLimits.signInSignUps),
      token_refresh: z.int().min(0).default(AUTH_DEFAULTS.rateLimits.tokenRefresh),
      token_verifications: z.int().min(0).default(AUTH_DEFAULTS.rateLimits.tokenVerifications),
    })
    .prefault({}),
});
type Auth = z.infer<typeof Auth>;

/** The part of the CLI's file that means something here; the rest is the CLI's own business. */
const ConfigFile = z.object({
  api: z
    .object({
      port: z.int().min(0).max(65_535).default(54_321),
      schemas: z.tuple([z.string()], z.string()).default(['public']),
      max_rows: z.int().min(1).default(1000),
    })
    .prefault({}),
  db: z
    .object({
      seed: z.object({ enabled: z.boolean().default(true), sql_paths: z.array(z.string()).default(['./seed.sql']) }).prefault({}),
    })
    .prefault({}),
  storage: z.object({ file_size_limit: Size.default(50 * 1024 ** 2) }).prefault({}),
  auth: Auth.prefault({}),
});

/**
 * Reads the file that the Supabase CLI reads too. `env(NAME)` stands for an environment variable, as there.
 * @throws Error naming the file and the setting that is wrong
 */
export function readConfig(path: string, env: NodeJS.ProcessEnv = process.env): BackendConfig {
  const folder = dirname(resolve(path));
  const read = ConfigFile.safeParse(existsSync(path) ? fillIn(parse(readFileSync(path, 'utf8')), env) : {});
  if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`);
  const { api, db, storage, auth } = read.data;
  const seeds = db.seed.enabled ? db.seed.sql_paths : [];
  return {
    apiPort: api.port,
    schemas: api.schemas,
    maxRows: api.max_rows,
    migrationsFolder: resolve(folder, 'migrations'),
    seedFiles: seeds.flatMap((pattern) => globSync(pattern, { cwd: folder }).sort()).map((file) => resolve(folder, file)),
    signingKeysPath: auth.signing_keys_path === undefined ? undefined : resolve(folder, auth.signing_keys_path),
    storageFileSizeLimit: storage.file_size_limit,
    auth: authConfig(auth, folder),
  };
}

function authConfig(auth: Auth, folder: string): BackendConfig['auth'] {
  const { email, rate_limit: limits } = auth;
  const { smtp } = email;
  return {
    siteUrl: auth.site_url,
    additionalRedirectUrls: auth.additional_redirect_urls,
    jwtExpiry: auth.jwt_expiry,
    enableSignup: auth.enable_signup,
    enableAnonymousSignIns: auth.enable_anonymous_sign_ins,
    enableConfirmations: email.enable_confirmations,
    doubleConfirmChanges: email.double_confirm_changes,
    minimumPasswordLength: auth.minimum_password_length,
    passwordRequirements: auth.password_requirements,
    refreshTokenReuseInterval: auth.refresh_token_reuse_interval,
    otpLength: email.otp_length,
    otpExpiry: email.otp_expiry,
    rateLimits: {
      signInSignUps: limits.sign_in_sign_ups,
      tokenRefresh: limits.token_refresh,
      tokenVerifications: limits.token_verifications,
      mailMaxFrequency: email.max_frequency,
    },
    ...(smtp?.enabled
      ? {
          smtp: {
            host: smtp.host,
            port: smtp.port,
            user: smtp.user,
            pass: smtp.pass,
            adminEmail: smtp.admin_email,
            senderName: smtp.sender_name,
          },
        }
      : {}),
    ...(email.template ? { templates: readTemplates(email.template, folder) } : {}),
  };
}

/** A mail with both wording and subject of its own; one with half of them keeps the built-in other half out: it is left alone. */
function readTemplates(templates: NonNullable<Auth['email']['template']>, folder: string): NonNullable<AuthConfig['templates']> {
  const complete = Object.entries(templates).flatMap(([kind, { subject, content_path: path }]) =>
    subject === undefined || path === undefined
      ? []
      : [[kind, { subject, html: readFileSync(resolve(folder, '..', path), 'utf8') }] as const],
  );
  return Object.fromEntries(complete);
}

function fillIn(value: unknown, env: NodeJS.ProcessEnv): unknown {
  if (Array.isArray(value)) return value.map((item) => fillIn(item, env));
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item, env)]));
  }
  const name = typeof value === 'string' ? /^env\((\w+)\)$/.exec(value)?.[1] : undefined;
  return name === undefined ? value : (env[name] ?? '');
}
