import { fileURLToPath } from 'node:url';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { testBackend, type TestBackend } from '../../../support/backend.ts';

export type Library = TestBackend & {
  anon: SupabaseClient;
  service: SupabaseClient;
  /** Asks as anon, past the client's library. */
  ask(path: string, init?: RequestInit): Promise<Response>;
};

/** A backend of its own with the library's tables in it, and nothing else. */
export async function openLibrary(): Promise<Library> {
  const backend = await testBackend({
    seed: false,
    config: { migrationsFolder: fileURLToPath(new URL('.', import.meta.url)), schemas: ['public', 'annex'], maxRows: 1000 },
    rest: { aggregatesEnabled: true, explainEnabled: true, txOverride: true },
  });
  /** The library has no generated types, and a client without them is loosely typed. */
  const client = (key: string) => createClient(backend.url, key, options) as SupabaseClient;
  const options = { auth: { persistSession: false, autoRefreshToken: false } };
  return {
    ...backend,
    anon: client(backend.publishableKey),
    service: client(backend.secretKey),
    ask: (path, init = {}) =>
      fetch(`${backend.url}/rest/v1${path}`, { ...init, headers: { apikey: backend.publishableKey, ...init.headers } }),
  };
}
