import { createClient } from '@supabase/supabase-js';
import { backendConfig } from '../../../supabase/embedded/backend.ts';
import type { BackendOptions } from '../../../supabase/embedded/backend.ts';

/** A test signs in more often than a person may. */
export function withoutLimits(): BackendOptions {
  const { auth } = backendConfig();
  return { config: { auth: { ...auth, rateLimits: { signInSignUps: 0, tokenRefresh: 0, tokenVerifications: 0, mailMaxFrequency: 0 } } } };
}

export type Place = { url: string; publishableKey: string; secretKey: string };

/** Good under the strictest of our password rules. */
export const PASSWORD = 'Kashgar-2026';

let counter = 0;
/** An address nobody has yet, also when the backend lives longer than the test. */
export const newAddress = (name: string) => `${name}.${Date.now()}.${counter++}@example.com`;

/** A client with a session of its own, kept in memory. */
export function browser({ url, publishableKey }: Place) {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return createClient<Record<string, never>>(url, publishableKey, {
    auth: { flowType: 'pkce', autoRefreshToken: false, detectSessionInUrl: false, storage },
  });
}

/** A client with the secret key: the administrator's server. */
export const office = ({ url, secretKey }: Place) =>
  createClient<Record<string, never>>(url, secretKey, { auth: { persistSession: false, autoRefreshToken: false } });

/** A confirmed user. @returns the address */
export async function newUser(place: Place, name: string): Promise<{ id: string; email: string }> {
  const email = newAddress(name);
  const { data, error } = await office(place).auth.admin.createUser({ email, password: PASSWORD, email_confirm: true });
  if (error) throw error;
  return { id: data.user.id, email };
}

/** A signed-in client of a new user. */
export async function signedIn(place: Place, name: string) {
  const user = await newUser(place, name);
  const client = browser(place);
  const { data, error } = await client.auth.signInWithPassword({ email: user.email, password: PASSWORD });
  if (error) throw error;
  return { ...user, client, session: data.session };
}

/** A request that no client makes for us. */
export function post(place: Place, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${place.url}/auth/v1${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { apikey: place.publishableKey, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
