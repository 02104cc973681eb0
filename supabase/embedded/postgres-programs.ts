import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian keeps each version's programs; elsewhere they are found by the search path. */
const DEBIAN = '/usr/lib/postgresql';

/**
 * Runs pg_dump or pg_restore, the newest there is: a dump program must not be older than its server.
 * @returns what it printed
 * @throws Error with what it complained of
 */
export async function runProgram(program: 'pg_dump' | 'pg_restore', url: string, args: readonly string[]): Promise<string> {
  // Everybody on the machine may read a program's arguments: the password goes another way.
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  const env = password === '' ? process.env : { ...process.env, PGPASSWORD: password };
  const child = spawn(newest(program), [`--dbname=${address.href}`, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const printed: Buffer[] = [];
  const complaint: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => complaint.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${program} is needed for a native PostgreSQL: ${error.message}`)));
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${program} failed:\n${Buffer.concat(complaint).toString()}`);
  return Buffer.concat(printed).toString();
}

function newest(program: string): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const found = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, 'bin', program))
    .find((path) => existsSync(path));
  return found ?? program;
}
