import { createServerClient, type CookieMethodsServer } from '@supabase/ssr';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.ts';

/** Supabase as one caller sees it: row-level security applies to everything done through it. */
export type Db = SupabaseClient<Database>;

export type Backend = { url: string; publishableKey: string };

/**
 * A client for one request, with the session of its cookies. It holds the publishable key only: what a page may see is
 * decided by the database from the person's own token.
 *
 * @param client  the person's address, for the backend's rate limits: without it everyone would share one
 * @param onUnreachable  called when the backend did not answer, so that the page can say so instead of “unexpected”
 */
export function createRequestDb(
  backend: Backend,
  client: { address: string; cookies: CookieMethodsServer; secure: boolean },
  onUnreachable: () => void,
): Db {
  const watchedFetch: typeof fetch = async (input, init) => {
    try {
      const response = await fetch(input, init);
      if (response.status >= 502 && response.status <= 504) onUnreachable();
      return response;
    } catch (cause) {
      if (!(cause instanceof DOMException && cause.name === 'AbortError')) onUnreachable();
      throw cause;
    }
  };
  return createServerClient<Database>(backend.url, backend.publishableKey, {
    cookies: client.cookies,
    cookieEncoding: 'raw', // base64 would be decoded by hand, several times a request
    cookieOptions: { name: 'feiqiao-session', path: '/', httpOnly: true, sameSite: 'lax', secure: client.secure },
    global: { fetch: watchedFetch, headers: { 'x-forwarded-for': client.address } },
  });
}

/** The platform itself, past all row-level security: for duties without a person, and to invite people by mail. */
export const createServiceDb = (url: string, secretKey: string): Db =>
  createClient<Database>(url, secretKey, { auth: { persistSession: false, autoRefreshToken: false } });

type DbError = { code: string; message: string };

type Answer<T> = { data: T; error: null } | { data: null; error: DbError };

/** The data of a query that has no expected failure; anything else is a bug or an outage and throws. */
export function unwrap<T>(what: string, answer: Answer<T>): T {
  const { data, error } = answer;
  if (error) throw new Error(`${what}: ${error.code} ${error.message}`, { cause: error });
  return data;
}
