import { parseArgs } from 'node:util';
import { existsSync } from 'node:fs';
import type { Backend, BackendOptions } from './backend.ts';
import { prepareThread } from './db/engine-thread.ts';

const HELP = `The embedded backend: a Supabase project in one process, without Docker.

  npm run backend -- [options]

  --data DIR     where everything is kept (default .data/backend)
  --port N       port of the API (default: config.toml; 0 = any free one)
  --host HOST    further address to listen on; needs SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_KEY
  --site-url URL where the pages are served, if not at config.toml's auth.site_url
  --trust-proxy IP  believe this peer's X-Forwarded-For, so that rate limits count its clients; repeatable
  --memory       keep nothing: a temporary folder, removed at the end
  --fast         commits don't wait for the disk: quicker, and a power cut may lose the last ones
  --no-seed      leave a new database empty
  --keyless      answer requests without a key as anon
  --database-url URL  a native PostgreSQL (15 or later) in place of the built-in engine; default: DATABASE_URL
  --template     only prepare the ready-made database that later starts copy, then stop
`;

const values = readOptions();

let backend: Backend | undefined;
try {
  if (values.help) console.log(HELP);
  else if (values.template) await prepareTemplate();
  else await serve();
} catch (error) {
  // Every failure to start is one sentence for the person who started it.
  const text = error instanceof Error ? error.message : String(error);
  console.error(text);
  await backend?.close();
  if (process.send) process.send({ type: 'failed', text }, () => process.exit(1));
  else process.exit(1);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        data: { type: 'string', default: '.data/backend' },
        port: { type: 'string' },
        host: { type: 'string' },
        'site-url': { type: 'string' },
        'trust-proxy': { type: 'string', multiple: true, default: [] },
        memory: { type: 'boolean', default: false },
        fast: { type: 'boolean', default: false },
        seed: { type: 'boolean', default: true },
        keyless: { type: 'boolean', default: false },
        'database-url': { type: 'string' },
        template: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowNegative: true,
    }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${HELP}`);
    process.exit(2);
  }
}

async function serve(): Promise<void> {
  const started = performance.now();
  stopWith(() => backend);
  const native = nativeDatabase(values['database-url'] ?? process.env.DATABASE_URL);
  // Both processors are put to work: the database's thread reads its program while this one reads all others.
  if (!native) prepareThread();
  const { startBackend } = await import('./backend.ts');
  backend = await startBackend({
    data: values.memory ? undefined : values.data,
    ...(values.port === undefined ? {} : { port: readPort(values.port) }),
    ...(values.host === undefined ? {} : { hosts: ['127.0.0.1', '::1', values.host] }),
    ...(values.fast ? { fast: true } : {}),
    seed: values.seed,
    trustedProxies: values['trust-proxy'],
    ...(values['site-url'] === undefined ? {} : { siteUrl: values['site-url'] }),
    requireApiKey: !values.keyless,
    native,
    onProgress: report,
    onFailure: giveUp,
  });
  const { url, publishableKey, secretKey } = backend;
  console.log(summary(backend, Math.round(performance.now() - started)));
  process.send?.({ type: 'ready', url, publishableKey, secretKey });
}

/** Whoever started this sees it end, instead of a server that answers every request with a failure. */
function giveUp(reason: Error): void {
  console.error(reason.message);
  process.exit(1);
}

async function prepareTemplate(): Promise<void> {
  const [{ backendConfig, TEMPLATES }, { readMigrations }, { ensureTemplate }] = await Promise.all([
    import('./backend.ts'),
    import('./migrations.ts'),
    import('./template.ts'),
  ]);
  const { migrationsFolder, seedFiles } = backendConfig();
  const migrations = existsSync(migrationsFolder) ? readMigrations(migrationsFolder) : [];
  await ensureTemplate({ cache: TEMPLATES, migrations, seedFiles: values.seed ? seedFiles : [], onProgress: report });
}

/** AUTHENTICATOR_DATABASE_URL where requests log in another way; PREPARED_STATEMENTS=off behind pgbouncer. */
function nativeDatabase(url: string | undefined): BackendOptions['native'] {
  if (!url) return undefined;
  const { AUTHENTICATOR_DATABASE_URL: authenticatorUrl, PREPARED_STATEMENTS: prepared } = process.env;
  return { url, authenticatorUrl: authenticatorUrl || undefined, preparedStatements: prepared !== 'off' };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${text}: expected a number from 0 to 65535`);
  return port;
}

function report(text: string): void {
  if (process.send) process.send({ type: 'progress', text });
  else console.log(`${text} …`);
}

/** Ends cleanly on Ctrl-C, on a service manager's request, and when the process that started this one goes away. */
function stopWith(running: () => Backend | undefined): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await running()?.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, () => void stop());
}

function summary({ url, publishableKey, secretKey, keys }: Backend, took: number): string {
  return `
         API URL: ${url}
        REST URL: ${url}/rest/v1
         Mailbox: ${url}/mailbox
 Publishable key: ${publishableKey}
      Secret key: ${secretKey}
        anon key: ${keys.legacyAnonKey}
service_role key: ${keys.legacyServiceRoleKey}
        JWKS URL: ${url}/auth/v1/.well-known/jwks.json

Ready in ${took} ms. Stop with Ctrl-C.`;
}
