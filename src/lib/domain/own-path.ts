/**
 * A path of this site, from something that came over the network, or null.
 * `//host`, `/\host` and addresses with a scheme would lead elsewhere and are refused.
 */
export function ownPath(value: unknown): string | null {
  if (typeof value !== 'string' || !value.startsWith('/') || value.length > 2000) return null;
  const site = 'http://own.invalid';
  const url = URL.canParse(value, site) ? new URL(value, site) : null;
  return url?.origin === site ? url.pathname + url.search : null;
}
