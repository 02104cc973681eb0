import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PgliteDriver } from './db/pglite.ts';
import type { Service } from './http/message.ts';
import { problem } from './http/server.ts';
import { openKeys } from './keys.ts';
import { FolderInUse, lockFolder } from './lock.ts';

/** Where the running backend says how it is reached, so that other programs on the same folder can ask it. */
const ADDRESS = 'address';
const SNAPSHOT = 'snapshot-';

/** Whether an entry of a data folder exists only while a backend runs: no part of a backup. */
export const isPassing = (name: string): boolean =>
  name === ADDRESS || name.startsWith(SNAPSHOT) || name.startsWith('backend.lock') || name.endsWith('.partial');

/** Notes where the backend of a data folder is reached. @returns takes the note away */
export function announce(data: string, url: string): () => void {
  const path = join(data, ADDRESS);
  writeFileSync(path, url, { mode: 0o600 });
  for (const name of readdirSync(data)) if (name.startsWith(SNAPSHOT)) rmSync(join(data, name), { recursive: true, force: true });
  return () => rmSync(path, { force: true });
}

/**
 * Copies the running database beside itself, for whoever has the secret key; the answer names the copy. It goes where
 * we choose: a key must not be a way to write files anywhere.
 */
export const snapshotService =
  (db: PgliteDriver, data: string): Service =>
  async ({ method, caller }) => {
    if (caller.role !== 'service_role') return problem(403, 'Only the secret key may copy the database');
    if (method !== 'POST') return problem(405, 'POST makes a copy');
    const name = `${SNAPSHOT}${randomUUID()}`;
    try {
      await db.copyTo(join(data, name));
    } catch (error) {
      rmSync(join(data, name), { recursive: true, force: true });
      throw error;
    }
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name }) };
  };

/**
 * The database of a data folder as it is at one moment, copied to `target`: by the backend that runs on it, or here if none does.
 * @throws Error in one sentence if there is none, or the running backend does not answer
 */
export async function copyDatabase(data: string, target: string): Promise<void> {
  if (!existsSync(join(data, 'db'))) throw new Error(`There is no database in ${data}`);
  let release: () => void;
  try {
    release = lockFolder(data);
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    return fetchCopy(data, target);
  }
  try {
    cpSync(join(data, 'db'), target, { recursive: true });
  } finally {
    release();
  }
}

async function fetchCopy(data: string, target: string): Promise<void> {
  if (!existsSync(join(data, ADDRESS))) throw new Error(`The backend of ${data} is starting or stopping: try again.`);
  const url = readFileSync(join(data, ADDRESS), 'utf8');
  const { SUPABASE_PUBLISHABLE_KEY: publishable, SUPABASE_SECRET_KEY: secret } = process.env;
  const { secretKey } = openKeys(data, { publishable, secret });
  const response = await fetch(`${url}/snapshot`, { method: 'POST', headers: { apikey: secretKey } });
  if (!response.ok) throw new Error(`The backend at ${url} made no copy: ${response.status} ${await response.text()}`);
  const { name } = (await response.json()) as { name: string };
  move(join(data, name), target);
}

function move(from: string, to: string): void {
  mkdirSync(join(to, '..'), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    // Another disk.
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
    rmSync(from, { recursive: true });
  }
}
