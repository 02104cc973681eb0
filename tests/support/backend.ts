import { startBackend, type BackendOptions } from '../../supabase/embedded/backend.ts';
import { startPostgres } from './postgres.ts';

/** A backend to test against, with its owner's way in where it is our own. */
export type TestBackend = { url: string; publishableKey: string; secretKey: string; close(): Promise<void> };

/** Whether tests run over a throw-away native PostgreSQL instead of the built-in engine. */
export const onNative = () => process.env.FEIQIAO_TEST_DATABASE === 'native';

/**
 * The backend named by SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_KEY, so that the same tests check a
 * real Supabase; without these an embedded one of its own, migrated and seeded, that leaves nothing behind.
 * FEIQIAO_TEST_DATABASE=native puts a throw-away PostgreSQL under it.
 */
export async function testBackend(options: BackendOptions = {}): Promise<TestBackend> {
  const { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: publishableKey, SUPABASE_SECRET_KEY: secretKey } = process.env;
  if (url && publishableKey && secretKey) return { url, publishableKey, secretKey, close: async () => {} };
  return onNative() ? nativeBackend(options) : startBackend({ port: 0, fast: true, ...options });
}

async function nativeBackend(options: BackendOptions): Promise<TestBackend> {
  const postgres = await startPostgres();
  try {
    const backend = await startBackend({ port: 0, native: { url: postgres.url }, ...options });
    const close = async () => {
      await backend.close();
      await postgres.close();
    };
    return { ...backend, close };
  } catch (error) {
    await postgres.close();
    throw error;
  }
}
