import { fileURLToPath } from 'node:url';
import { createClient } from '@supabase/supabase-js';
import { testBackend, type TestBackend } from '../../../support/backend.ts';

type Client = ReturnType<typeof createClient>;

export type Library = TestBackend & {
  anon: Client;
  service: Client;
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
  const options = { auth: { persistSession: false, autoRefreshToken: false } };
  return {
    ...backend,
    anon: createClient(backend.url, backend.publishableKey, options),
    service: createClient(backend.url, backend.secretKey, options),
    ask: (path, init = {}) =>
      fetch(`${backend.url}/rest/v1${path}`, { ...init, headers: { apikey: backend.publishableKey, ...init.headers } }),
  };
}
