import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Db } from '../db.ts';

const BUCKET = 'runs';

/** An object of a run as it is kept: compressed, with the SHA-256 and the length of its JSON bytes. */
export type Packed = { hash: string; bytes: number; compressed: Uint8Array };

export const hashOf = (json: Uint8Array): string => createHash('sha256').update(json).digest('hex');

/**
 * The hash is of the bytes before compression: another zlib may compress otherwise, and the content is the same. Compressed
 * quickly rather than well: somebody may wait for it.
 */
export async function pack(json: Uint8Array): Promise<Packed> {
  return { hash: hashOf(json), bytes: json.byteLength, compressed: await promisify(gzip)(json, { level: 1 }) };
}

export async function storeObject(db: Db, path: string, { compressed }: Packed): Promise<void> {
  const { error } = await db.storage.from(BUCKET).upload(path, compressed, { contentType: 'application/gzip', upsert: true });
  if (error) throw new Error(`run object ${path} was not stored: ${error.message}`, { cause: error });
}

/** The JSON bytes of an object; null when it is gone or is not what was recorded. */
export async function loadObject(db: Db, path: string, hash: string): Promise<Uint8Array | null> {
  const { data } = await db.storage.from(BUCKET).download(path);
  if (!data) return null;
  const json = await promisify(gunzip)(await data.arrayBuffer()).catch(() => null);
  return json !== null && hashOf(json) === hash ? json : null;
}

export async function removeObject(db: Db, path: string): Promise<void> {
  await db.storage.from(BUCKET).remove([path]);
}

export const jsonBytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
export const parseJson = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));
