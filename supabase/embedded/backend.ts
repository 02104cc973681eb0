import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig, type BackendConfig } from './config.ts';
import { PgliteDriver } from './db/pglite.ts';
import type { Driver } from './db/driver.ts';
import { listen, type Mount } from './http/server.ts';
import { openKeys, type Keys } from './keys.ts';
import { isAbandoned, lockFolder } from './lock.ts';
import { migrate, readMigrations } from './migrations.ts';
import type { RestConfig } from './rest/service.ts';
import { announce } from './snapshot.ts';
import { copyTemplate, ensureTemplate, installTemplate } from './template.ts';

export type BackendOptions = {
  /** Where everything is kept; without it, in a folder of the system's temporary one that goes away at the end. */
  data?: string | undefined;
  /** 0 takes a free one; absent, the one of config.toml. */
  port?: number | undefined;
  /** Defaults to loopback, both kinds: `localhost` may mean either. */
  hosts?: readonly string[];
  /** Commits don't wait for the disk. */
  fast?: boolean;
  /** Whether a new database is seeded. */
  seed?: boolean;
  /** Replaces settings of config.toml. */
  config?: Partial<BackendConfig>;
  /** Where ready-made databases are kept. */
  templates?: string;
  /** Requests without a key are refused unless this is false. */
  requireApiKey?: boolean;
  /** What hosted projects have switched off. */
  rest?: Pick<RestConfig, 'aggregatesEnabled' | 'explainEnabled' | 'txOverride'>;
  /** How long a request's statement may run [ms]. */
  statementLimit?: number;
  /** A native PostgreSQL in place of the built-in engine; its owner's login. */
  native?: { url: string; authenticatorUrl?: string | undefined; preparedStatements?: boolean | undefined } | undefined;
  trustedProxies?: readonly string[];
  /** Where the pages are served, if not at config.toml's `auth.site_url`: links in mails lead there. */
  siteUrl?: string;
  onProgress?: (text: string) => void;
  /** Told once, when the database can't be brought back: time to end. */
  onFailure?: (reason: Error) => void;
};

export type Backend = { url: string; publishableKey: string; secretKey: string; keys: Keys; close(): Promise<void> };

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const CONFIG = join(REPOSITORY, 'supabase/config.toml');
export const TEMPLATES = join(REPOSITORY, '.data/templates');
const LOOPBACK = ['127.0.0.1', '::1'];

/** The configuration with replacements, for those who start or prepare a backend. */
export const backendConfig = (replaced: Partial<BackendConfig> = {}): BackendConfig => ({ ...readConfig(CONFIG), ...replaced });

/**
 * Starts database, REST, Auth and Storage behind one address, as a Supabase project has it.
 * @throws FolderInUse, BrokenSqlFile
 */
export async function startBackend(options: BackendOptions = {}): Promise<Backend> {
  const config = backendConfig(options.config);
  const folder = options.data === undefined ? temporaryFolder() : resolve(options.data);
  // What is closed at the end, last opened first; also when starting fails half way.
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    if (options.data === undefined) closers.push(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    closers.push(lockFolder(folder));
    const keys = openKeys(folder, {
      publishable: process.env.SUPABASE_PUBLISHABLE_KEY,
      secret: process.env.SUPABASE_SECRET_KEY,
      signingKeysPath: config.signingKeysPath,
    });
    const hosts = options.hosts ?? LOOPBACK;
    refuseToExpose(hosts, keys);

    // The port first: a second start on the same one fails before it touches any data.
    const mounts: Mount[] = [];
    const { requireApiKey = true, trustedProxies = [] } = options;
    const { servers, port } = await listen({ mounts, keys, requireApiKey, trustedProxies }, hosts, options.port ?? config.apiPort);
    closers.push(() => Promise.all(servers.map(stop)));

    const opening = openDatabase(folder, config, options);
    // Read while the database opens in its thread.
    const loading = import('./services.ts');
    const db = await opening;
    closers.push(() => db.close());
    const url = `http://127.0.0.1:${port}`;
    const { createServices } = await loading;
    const site = { ...config, auth: servedAt(options.siteUrl, config.auth) };
    const services = await createServices(
      { db, folder, durable: isDurable(options), url, keys, config: site, rest: options.rest },
      closers,
    );
    closers.push(announce(folder, url));
    mounts.push(...services);
    return { url, publishableKey: keys.publishableKey, secretKey: keys.secretKey, keys, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A folder that goes away at the end, and those of processes that were killed before they could do that. */
function temporaryFolder(): string {
  const prefix = 'feiqiao-backend-';
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true });
  }
  return mkdtempSync(join(tmpdir(), prefix));
}

/** What lives in a temporary folder need not survive a power cut. */
const isDurable = ({ fast, data }: BackendOptions): boolean => !(fast ?? data === undefined);

async function openDatabase(data: string, config: BackendConfig, options: BackendOptions): Promise<Driver> {
  const { onProgress = () => {}, templates: cache = TEMPLATES, native } = options;
  const migrations = existsSync(config.migrationsFolder) ? readMigrations(config.migrationsFolder) : [];
  const seedFiles = options.seed === false ? [] : config.seedFiles;
  if (native) {
    const { openNativeDatabase } = await import('./native.ts');
    return openNativeDatabase({ ...native, folder: data, migrations, seedFiles, statementLimit: options.statementLimit, onProgress });
  }
  const folder = join(data, 'db');
  const durable = isDurable(options);
  if (!existsSync(folder)) {
    const template = await ensureTemplate({ cache, migrations, seedFiles, onProgress });
    if (durable) await installTemplate(template, folder);
    else copyTemplate(template, folder);
  }

  onProgress('Opening the database');
  const { statementLimit, onFailure } = options;
  const db = await PgliteDriver.open({
    folder,
    durable,
    ...(statementLimit === undefined ? {} : { statementLimit }),
    ...(onFailure === undefined ? {} : { onFailure }),
  });
  try {
    await migrate(db, migrations, ({ name }) => onProgress(`Applying migration ${name}`));
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

function servedAt(siteUrl: string | undefined, auth: BackendConfig['auth']): BackendConfig['auth'] {
  if (siteUrl === undefined) return auth;
  return { ...auth, siteUrl, additionalRedirectUrls: [...auth.additionalRedirectUrls, `${siteUrl}/**`] };
}

/** Keys made up on this machine were never meant to guard a network's door. */
function refuseToExpose(hosts: readonly string[], keys: Keys): void {
  const outside = hosts.filter((host) => !/^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(host));
  if (outside.length > 0 && keys.generated) {
    throw new Error(
      `Refusing to listen on ${outside.join(', ')} with generated keys: set SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_KEY first.`,
    );
  }
}

/** Lets requests finish, but not for ever. */
function stop(server: Server): Promise<void> {
  return new Promise((done) => {
    const patience = setTimeout(() => server.closeAllConnections(), 2_000);
    server.close(() => {
      clearTimeout(patience);
      done();
    });
    server.closeIdleConnections();
  });
}
