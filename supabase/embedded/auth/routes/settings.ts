import { json } from '../request.ts';
import type { Endpoint } from '../auth.ts';

/** GET /health */
export const health: Endpoint = async () =>
  json({ version: 'embedded', name: 'GoTrue', description: 'Embedded stand-in for Supabase Auth' });

/** GET /settings: what a sign-in page may offer. */
export const settings: Endpoint = async ({ config }) =>
  json({
    external: { anonymous_users: config.enableAnonymousSignIns, email: true, phone: false },
    disable_signup: !config.enableSignup,
    mailer_autoconfirm: !config.enableConfirmations,
    phone_autoconfirm: false,
    sms_provider: '',
    saml_enabled: false,
    passkeys_enabled: false,
  });

/** GET /.well-known/jwks.json: with it clients check access tokens themselves. */
export const jwks: Endpoint = async ({ keys }) => json(keys.jwks(), 200, { 'cache-control': 'public, max-age=600' });
