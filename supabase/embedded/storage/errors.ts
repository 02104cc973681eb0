import { DatabaseError } from '../db/driver.ts';
import type { HttpResponse } from '../http/message.ts';

/** A refusal in Storage's words: `statusCode` says what it is, while the HTTP status is 400 for nearly all of them, as upstream's. */
export class StorageError extends Error {
  override name = 'StorageError';
  /** As a number, what the body says as text. */
  readonly statusCode: number;
  readonly code: string;
  /** What older clients read; the code, where it has no name of its own. */
  readonly error: string;
  readonly httpStatus: number;
  constructor(statusCode: number, code: string, message: string, options: { error?: string; httpStatus?: number } = {}) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
    this.error = options.error ?? code;
    this.httpStatus = options.httpStatus ?? 400;
  }
}

export const noSuchBucket = () => new StorageError(404, 'NoSuchBucket', 'Bucket not found', { error: 'Bucket not found' });
export const noSuchKey = () => new StorageError(404, 'NoSuchKey', 'Object not found', { error: 'not_found' });
export const alreadyExists = (code: 'KeyAlreadyExists' | 'BucketAlreadyExists' | 'ResourceAlreadyExists') =>
  new StorageError(409, code, 'The resource already exists', { error: 'Duplicate' });
export const bucketNotEmpty = () => new StorageError(409, 'ResourceNotEmpty', 'The bucket you tried to delete is not empty');
export const accessDenied = (message: string) => new StorageError(403, 'AccessDenied', message, { error: 'Unauthorized' });
export const invalidRequest = (message: string) => new StorageError(400, 'InvalidRequest', message);
export const invalidKey = (key: string) => new StorageError(400, 'InvalidKey', `Invalid key: ${key}`);
export const invalidBucketName = () => new StorageError(400, 'InvalidBucketName', 'Bucket name invalid', { error: 'Invalid Input' });
export const invalidMimeType = (type: string) =>
  new StorageError(415, 'InvalidMimeType', `mime type ${type} is not supported`, { error: 'invalid_mime_type' });
export const tooLarge = (what = 'object') =>
  new StorageError(413, 'EntityTooLarge', `The ${what} exceeded the maximum allowed size`, { error: 'Payload too large' });
export const invalidRange = () =>
  new StorageError(416, 'InvalidRange', 'invalid range provided', { error: 'invalid_range', httpStatus: 416 });
export const missingFile = () => new StorageError(404, 'NoSuchKey', 'The resource was not found', { error: 'Not found' });
export const invalidToken = (message: string) => new StorageError(400, 'InvalidJWT', message);
export const invalidSignature = (message: string) => new StorageError(400, 'InvalidSignature', message);
export const noRoute = (method: string, path: string) =>
  new StorageError(404, 'NotFound', `Route ${method}:${path} not found`, { error: 'Not Found', httpStatus: 404 });
export const notPartOfThis = (what: string) =>
  new StorageError(501, 'NotSupported', `${what}: not part of the embedded backend; run a real Supabase for it`, { httpStatus: 501 });

/** What is wrong with a token, in the words of upstream's JWT library. */
export const TOKEN_FAULTS = {
  malformed: 'Invalid Compact JWS',
  unknown_key: 'signature verification failed',
  bad_signature: 'signature verification failed',
  expired: '"exp" claim timestamp check failed',
  not_yet_valid: '"nbf" claim timestamp check failed',
};

/** The answer to a refused request. */
export function errorResponse({ statusCode, error, code, message, httpStatus }: StorageError): HttpResponse {
  return {
    status: httpStatus,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify({ statusCode: String(statusCode), error, code, message }),
  };
}

/** What Postgres refused, in Storage's words; undefined for what is nobody's but ours. */
export function refusalOf({ code, message, detail }: DatabaseError): StorageError | undefined {
  if (code === '42501') {
    return accessDenied(message.includes('row-level security') ? 'new row violates row-level security policy' : message);
  }
  if (code === '23505') return alreadyExists('ResourceAlreadyExists');
  if (code === '23503') {
    return detail?.includes('is still referenced from table')
      ? new StorageError(409, 'ResourceReferenced', 'The resource could not be updated or removed due to a foreign key constraint')
      : new StorageError(404, 'InvalidRequest', 'The related resource does not exist');
  }
  if (code === '57014') {
    return new StorageError(544, 'DatabaseTimeout', 'The connection to the database timed out', { httpStatus: 544 });
  }
  // Class 22: data that Postgres can't store. P0001: a trigger or policy of the app refused.
  if (code.startsWith('22')) return new StorageError(400, 'InvalidParameter', message);
  if (code.startsWith('23') || code === 'P0001') return new StorageError(400, 'DatabaseError', message);
  return undefined;
}
