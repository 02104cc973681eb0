import { z } from 'zod';

/** The cookie of `@supabase/ssr` while it fits into one; a longer one is in parts and read by the client itself. */
const Kept = z.object({ access_token: z.string().min(1), expires_at: z.number() });

/** Seconds before its end from which the client renews a token. */
const RENEWED_BEFORE = 90;

/**
 * The token in a session's cookie, if it is good for some time yet; null where the client has to look: no cookie, one in
 * parts or of another make, a token that is about to run out. Nothing is proved by it: the database verifies the token.
 *
 * @param now  seconds since 1970
 */
export function accessTokenIn(cookie: string | undefined, now: number): string | null {
  if (!cookie?.startsWith('{')) return null;
  let text: unknown;
  try {
    text = JSON.parse(cookie);
  } catch {
    return null;
  }
  const kept = Kept.safeParse(text);
  return kept.success && kept.data.expires_at - now > RENEWED_BEFORE ? kept.data.access_token : null;
}
