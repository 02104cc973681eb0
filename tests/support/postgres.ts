import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A throw-away native PostgreSQL, as its superuser sees it. */
export type Postgres = { url: string; version: string; close(): Promise<void> };

/** Where Debian keeps PostgreSQL's programs; POSTGRES_BIN names another place. */
const DEBIAN = '/usr/lib/postgresql';

/** The folder of the oldest PostgreSQL from 15 on: what it takes, the later ones take too. */
export function postgresPrograms(): string | undefined {
  const given = process.env.POSTGRES_BIN;
  if (given !== undefined) return given;
  if (!existsSync(DEBIAN)) return undefined;
  const versions = readdirSync(DEBIAN)
    .filter((version) => Number(version) >= 15 && existsSync(join(DEBIAN, version, 'bin/initdb')))
    .sort((a, b) => Number(a) - Number(b));
  return versions[0] === undefined ? undefined : join(DEBIAN, versions[0], 'bin');
}

export type PostgresOptions = {
  /** Whether a commit waits for the disk; a test's doesn't. */
  durable?: boolean;
  port?: number;
  /** Further settings of postgresql.conf. */
  settings?: Readonly<Record<string, string>>;
};

/** A cluster of its own on loopback, gone at `close` and with the process that started it. @throws if there are no programs */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const programs = postgresPrograms();
  if (programs === undefined) throw new Error('PostgreSQL 15 or later is not installed here (no initdb under /usr/lib/postgresql)');
  const folder = mkdtempSync(join(tmpdir(), 'feiqiao-postgres-'));
  const account = unprivileged();
  if (account) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const login = ['-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile];
  const initdb = ['-D', data, ...login, '-E', 'UTF8', '--locale', 'C.UTF-8', '--no-sync'];
  const made = spawnSync(join(programs, 'initdb'), initdb, { ...account, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);

  const port = options.port ?? (await freePort());
  const durable = options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const settings = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: folder, ...durable, ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // The server would outlive a killed test: the shell waits for this process to let go of its input, and stops it then.
  const keeper = '"$@" 2>server.log & read -r _; kill -QUIT $!; wait $!';
  const child = spawn('sh', ['-c', keeper, 'sh', join(programs, 'postgres'), '-D', data, ...flags], {
    ...account,
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = once(child, 'exit');
  const close = async () => {
    child.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const isReady = () => spawnSync(join(programs, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0;
  for (const patience = Date.now() + 30_000; !isReady(); await sleep(50)) {
    if (Date.now() < patience && child.exitCode === null) continue;
    const log = readFileSync(join(folder, 'server.log'), 'utf8');
    await close();
    throw new Error(`PostgreSQL did not start: ${log}`);
  }
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  return { url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`, version, close };
}

/** PostgreSQL refuses to run as root: then as the account that its package made. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('PostgreSQL does not run as root, and there is no account postgres');
  return { uid: Number(uid), gid: Number(gid) };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
