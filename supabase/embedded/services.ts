import { join } from 'node:path';
import { createMailboxPage } from './auth/mail/mailbox-page.ts';
import { createAuth } from './auth/service.ts';
import type { BackendConfig } from './config.ts';
import type { Driver } from './db/driver.ts';
import { PgliteDriver } from './db/pglite.ts';
import type { Service } from './http/message.ts';
import { problem, type Mount } from './http/server.ts';
import type { Keys } from './keys.ts';
import { createRest, type RestConfig } from './rest/service.ts';
import { snapshotService } from './snapshot.ts';
import { createStorage } from './storage/service.ts';
import { keptCatalog } from './template.ts';

type Parts = {
  db: Driver;
  /** Where the mailbox and stored files are kept. */
  folder: string;
  durable: boolean;
  /** The backend's own. */
  url: string;
  keys: Keys;
  config: BackendConfig;
  rest: Partial<RestConfig> | undefined;
};

/**
 * REST, Auth and Storage over a database, under the paths of a Supabase project.
 * @param closers gets what is to be closed at the end, last opened last
 */
export async function createServices(parts: Parts, closers: (() => unknown)[]): Promise<Mount[]> {
  const { db, folder, durable, url, keys, config } = parts;
  const mailboxFile = join(folder, 'mailbox.jsonl');
  const auth = createAuth(db, { ...config.auth, externalUrl: url, mailboxFile }, keys);
  closers.push(() => auth.close());
  const kept = db instanceof PgliteDriver ? keptCatalog(join(folder, 'db')) : undefined;
  const rest = createRest(db, { schemas: config.schemas, maxRows: config.maxRows, keptCatalog: kept, ...parts.rest });
  closers.push(() => rest.close());
  // Now, lest the first request wait for it.
  await rest.reloadSchema();
  const storage = createStorage(db, { folder: join(folder, 'storage'), durable, sizeLimit: config.storageFileSizeLimit }, keys);
  closers.push(() => storage.close());

  const mounts = mountsOf(db, rest, auth, storage);
  if (db instanceof PgliteDriver) mounts.push({ prefix: '/snapshot', service: snapshotService(db, folder), access: 'key_and_token' });
  if (!config.auth.smtp) mounts.push({ prefix: '/mailbox', service: createMailboxPage(mailboxFile), access: 'open', sameOriginOnly: true });
  return mounts;
}

/** The paths of a Supabase project. */
function mountsOf(db: Driver, rest: Service, auth: Service, storage: Service): Mount[] {
  return [
    { prefix: '/rest/v1', service: rest, access: 'key_and_token' },
    { prefix: '/auth/v1', service: auth, access: 'key', isOpen: (path) => OPEN_AUTH_PATHS.includes(path) },
    { prefix: '/health', service: health(db), access: 'open' },
    // Open: it has addresses for everybody, and its own words for a missing key.
    { prefix: '/storage/v1', service: storage, access: 'open', streams: true },
    { prefix: '/graphql/v1', service: missing('GraphQL'), access: 'open' },
    { prefix: '/functions/v1', service: missing('Edge functions'), access: 'open' },
    { prefix: '/realtime/v1', service: missing('Realtime'), access: 'open' },
  ];
}

/** Reached from mails, or by whoever checks tokens. */
const OPEN_AUTH_PATHS = ['/verify', '/.well-known/jwks.json'];

const health =
  (db: Driver): Service =>
  async () => {
    await db.query('select 1');
    return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"status":"ok"}' };
  };

const missing =
  (name: string): Service =>
  async () =>
    problem(501, `${name}: not part of the embedded backend; run a real Supabase for it`);
