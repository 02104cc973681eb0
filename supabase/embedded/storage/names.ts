import { invalidBucketName, invalidKey } from './errors.ts';

/** Hosted Storage takes only what S3 calls safe or nearly so: no umlauts, no Chinese. What it refuses is refused here. */
const OBJECT_KEY = /^[\w/!.*'() &$=@;:+,?-]+$/;
const BUCKET_NAME = /^[\w!.*'() &$=@;:+,?-]+$/;
/** S3's, in characters; also well below what Postgres can index. */
const LONGEST_KEY = 1024;
const LONGEST_BUCKET_NAME = 100;

/**
 * Refuses names that hosted Storage refuses, and beyond that `.` and `..` as a part: clients shorten such addresses, so that
 * policies on the folder would judge another name than the one that is asked for later.
 * @throws StorageError `InvalidKey`
 */
export function assertObjectKey(key: string): void {
  const isDisguised = key.split('/').some((part) => part === '.' || part === '..');
  if (!OBJECT_KEY.test(key) || key.length > LONGEST_KEY || isDisguised) throw invalidKey(key);
}

/** @throws StorageError `InvalidBucketName` */
export function assertBucketName(name: string): void {
  if (!BUCKET_NAME.test(name) || name.length > LONGEST_BUCKET_NAME || name.trim() !== name) throw invalidBucketName();
}

/**
 * The folder of a bucket's files. A plain name is its own; any other is spelt in hexadecimal, so that none can leave the
 * storage folder, none differs from another by case alone (macOS, Windows), and none is a device (`con`, `nul`).
 */
export const bucketFolder = (bucketId: string): string =>
  /^[a-z][a-z0-9_-]{4,}$/.test(bucketId) ? bucketId : `=${Buffer.from(bucketId).toString('hex')}`;
