import type { IncomingHttpHeaders } from 'node:http';

/** What browsers may read of an answer, beside what they always may. */
const EXPOSED = 'content-range, content-profile, preference-applied, location, x-total-count, x-supabase-api-version, link, etag';

/** Any page may call: what a caller may see is decided by key and token, never by origin; no cookie is involved. */
export const corsHeaders = { 'access-control-allow-origin': '*', 'access-control-expose-headers': EXPOSED };

/** The answer to a browser's question whether it may send the request it has in mind. */
export function preflightHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const asked = headers['access-control-request-headers'];
  return {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, POST, PATCH, PUT, DELETE, OPTIONS',
    ...(asked === undefined ? {} : { 'access-control-allow-headers': asked }),
    'access-control-max-age': '3600',
    vary: 'access-control-request-headers',
  };
}
