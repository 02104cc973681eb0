import { createServerClient, type CookieOptions } from '@supabase/ssr';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from './database.ts';

/** Supabase as one caller sees it: row-level security applies to everything done through it. */
export type Db = SupabaseClient<Database>;

export type Backend = { url: string; publishableKey: string };

/** The cookies of a request, as SvelteKit has them. */
type RequestCookies = {
  getAll: () => { name: string; value: string }[];
  set: (name: string, value: string, options: CookieOptions & { path: string }) => void;
};

/**
 * A client for one request, with the session of its cookies. It holds the publishable key only: what a page may see is
 * decided by the database from the person's own token.
 *
 * @param client  the person's address, for the backend's rate limits: without it everyone would share one
 */
export const createRequestDb = (
  backend: Backend,
  client: { address: string; cookies: RequestCookies; secure: boolean; fetch: typeof fetch },
): Db =>
  createServerClient<Database>(backend.url, backend.publishableKey, {
    cookies: {
      getAll: () => client.cookies.getAll(),
      setAll: (changed) => {
        for (const { name, value, options } of changed) client.cookies.set(name, value, { ...options, path: '/' });
      },
    },
    cookieEncoding: 'raw', // base64 would be decoded by hand, several times a request
    cookieOptions: { name: SESSION_COOKIE, path: '/', httpOnly: true, sameSite: 'lax', secure: client.secure },
    global: { fetch: client.fetch, headers: { 'x-forwarded-for': client.address } },
  });

export const SESSION_COOKIE = 'feiqiao-session';

/** Fetches, and calls when the backend did not answer, so that the page can say so instead of “unexpected”. */
export const watchedFetch =
  (onUnreachable: () => void): typeof fetch =>
  async (input, init) => {
    try {
      const response = await fetch(input, init);
      if (response.status >= 502 && response.status <= 504) onUnreachable();
      return response;
    } catch (cause) {
      if (!(cause instanceof DOMException && cause.name === 'AbortError')) onUnreachable();
      throw cause;
    }
  };

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
