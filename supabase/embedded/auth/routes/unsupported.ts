import { AuthError } from '../errors.ts';
import { requireUser } from '../signed-in.ts';
import type { Endpoint } from '../auth.ts';

/**
 * What GoTrue can and this stand-in can't, refused in GoTrue's own words for "switched off", so that clients know what to
 * do; where GoTrue asks for a signed-in user first, so do we.
 */
const UNSUPPORTED: readonly { path: RegExp; signedIn?: true; refusal: [status: number, code: string, message: string] }[] = [
  { path: /^\/factors/, signedIn: true, refusal: [422, 'mfa_totp_enroll_not_enabled', 'MFA enroll is disabled for TOTP'] },
  { path: /^\/reauthenticate/, signedIn: true, refusal: [422, 'feature_disabled', 'Reauthentication is disabled'] },
  { path: /^\/user\/identities/, signedIn: true, refusal: [404, 'manual_linking_disabled', 'Manual linking is disabled'] },
  { path: /^\/(authorize|callback)/, refusal: [400, 'validation_failed', 'Unsupported provider: provider is not enabled'] },
  { path: /^\/(sso|saml|admin\/sso)/, refusal: [404, 'saml_provider_disabled', 'SAML 2.0 is disabled'] },
  { path: /^\/(user\/)?passkeys/, refusal: [404, 'passkey_disabled', 'Passkeys are disabled'] },
  { path: /^\/admin\/custom-providers/, refusal: [404, 'feature_disabled', 'Custom OAuth providers are disabled'] },
  { path: /^\/(oauth|admin\/oauth|user\/oauth)/, refusal: [404, 'feature_disabled', 'OAuth server is disabled'] },
];

/** Any path without an endpoint. */
export const unsupported: Endpoint = async (auth, request) => {
  const known = UNSUPPORTED.find(({ path }) => path.test(request.path));
  if (!known) throw new AuthError(404, 'not_found', 'Not found');
  if (known.signedIn) await requireUser(auth, request);
  throw new AuthError(...known.refusal);
};
