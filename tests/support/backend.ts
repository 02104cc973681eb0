import { startBackend, type BackendOptions } from '../../supabase/embedded/backend.ts';

/** A backend to test against, with its owner's way in where it is our own. */
export type TestBackend = { url: string; publishableKey: string; secretKey: string; close(): Promise<void> };

/**
 * The backend named by SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_KEY, so that the same tests check a
 * real Supabase; without these an embedded one of its own, migrated and seeded, that leaves nothing behind.
 */
export async function testBackend(options: BackendOptions = {}): Promise<TestBackend> {
  const { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: publishableKey, SUPABASE_SECRET_KEY: secretKey } = process.env;
  if (url && publishableKey && secretKey) return { url, publishableKey, secretKey, close: async () => {} };
  return startBackend({ port: 0, fast: true, ...options });
}
