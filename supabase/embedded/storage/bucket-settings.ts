import type { Driver } from '../db/driver.ts';
import { invalidMimeType, invalidRequest, noSuchBucket, tooLarge } from './errors.ts';

/** What a bucket says about its objects. */
export type BucketSettings = {
  isPublic: boolean;
  /** Bytes. */
  sizeLimit: number | undefined;
  /** Empty: any. */
  mimeTypes: readonly string[];
};

const FIND = `
  select coalesce(public, false) as public, file_size_limit, coalesce(to_json(allowed_mime_types), '[]') as mime_types
  from storage.buckets where id = $1`;

/** A bucket's settings, whoever asks: they are no secret to those who store something in it. @throws StorageError `NoSuchBucket` */
export async function findSettings(db: Driver, bucketId: string): Promise<BucketSettings> {
  const [row] = await db.query(FIND, [bucketId]);
  if (!row) throw noSuchBucket();
  return {
    isPublic: row.public === 't',
    sizeLimit: row.file_size_limit === null ? undefined : Number(row.file_size_limit),
    mimeTypes: JSON.parse(row.mime_types ?? '[]') as string[],
  };
}

/** A content type that can be sent back as a header: `type/subtype` and parameters in printable ASCII. */
const MIME_TYPE = /^[\w.+-]+\/[\w.+-]+\s*(;[\x20-\x7e]*)?$/;

/** @throws StorageError `InvalidMimeType` */
export function assertMimeType(mimetype: string, allowed: readonly string[]): void {
  if (!MIME_TYPE.test(mimetype) || mimetype.length > 1000) throw invalidMimeType(mimetype);
  if (allowed.length === 0) return;
  const [essence = ''] = mimetype.toLowerCase().split(';');
  const [type = ''] = essence.split('/');
  const isAllowed = allowed.some((pattern) => {
    const allowedEssence = pattern.toLowerCase().split(';')[0]?.trim();
    return allowedEssence === '*' || allowedEssence === `${type}/*` || allowedEssence === essence.trim();
  });
  if (!isAllowed) throw invalidMimeType(mimetype);
}

/** What a bucket may allow: a type, a kind such as `image/*`, or everything. @throws StorageError `InvalidMimeType` */
export function assertMimePattern(pattern: string): void {
  if (pattern === '*' || /^[\w.+-]+\/\*$/.test(pattern)) return;
  assertMimeType(pattern, []);
}

/** Bytes by unit, as upstream counts: decimal. */
const UNITS: Partial<Record<string, number>> = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9 };

/** A limit as clients write it: bytes, or `20mb`. @throws StorageError when it can't be read or exceeds the installation's */
export function readSizeLimit(limit: number | string, most: number): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(gb|mb|kb|b)?$/i.exec(String(limit)) ?? [];
  const factor = UNITS[(unit ?? (typeof limit === 'number' ? 'b' : '?')).toLowerCase()];
  if (amount === undefined || factor === undefined) {
    throw invalidRequest('Invalid file size format, hint: use 20GB / 20MB / 30KB / 3B');
  }
  const bytes = Math.round(Number(amount) * factor);
  if (bytes > most) throw tooLarge();
  return bytes;
}
