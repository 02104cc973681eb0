import { fileURLToPath } from 'node:url';
import type { BackendOptions } from '../../../../supabase/embedded/backend.ts';
import { testBackend, type TestBackend } from '../../../support/backend.ts';
import { office, signedIn, withoutLimits } from '../auth-clients.ts';

export const MIGRATIONS = fileURLToPath(new URL('.', import.meta.url));

/** A backend with the office's buckets in it. For a real Supabase, run the migration beside this file there first. */
export async function openPapers(options: BackendOptions = {}) {
  const backend = await testBackend({
    seed: false,
    ...options,
    config: { ...withoutLimits().config, migrationsFolder: MIGRATIONS, seedFiles: [], ...options.config },
  });
  return { ...backend, administrator: office(backend).storage, withKey: withKey(backend) };
}

/** A new person: their id is the name of their folder. */
export async function newPerson(place: TestBackend, name: string) {
  const { client, id, session } = await signedIn(place, name);
  return { id, storage: client.storage, token: session.access_token };
}

/** Asks the service past the client's library, as nobody who is signed in unless a token is given. */
const withKey =
  ({ url, publishableKey }: TestBackend) =>
  (path: string, { token, headers, ...init }: RequestInit & { token?: string; headers?: Record<string, string> } = {}) =>
    fetch(`${url}/storage/v1${path}`, {
      ...init,
      headers: { apikey: publishableKey, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
    });

/** What a refused request says, by its code. */
export const codeOf = (error: unknown): unknown => (error as { statusCode?: string } | null)?.statusCode;

/** The bytes of a download, as text. */
export const textOf = async ({ data }: { data: Blob | null }): Promise<string | undefined> => data?.text();
