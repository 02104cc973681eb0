import { startBackend } from '../../../supabase/embedded/backend.ts';

/** A backend over the migrations of a test, in a process of its own that may be killed. */
const [data, migrationsFolder] = process.argv.slice(2);
if (!data || !migrationsFolder) throw new Error('crash-backend.ts DATA MIGRATIONS');
const { url, publishableKey, secretKey } = await startBackend({ data, port: 0, config: { migrationsFolder, seedFiles: [] } });
process.send?.({ type: 'ready', url, publishableKey, secretKey });
process.on('disconnect', () => process.exit(0));
