import { Readable } from 'node:stream';
import { DatabaseError, type Driver } from '../db/driver.ts';
import type { HttpResponse, Service } from '../http/message.ts';
import { errorResponse, noRoute, notPartOfThis, refusalOf, StorageError } from './errors.ts';
import { ObjectFiles } from './files.ts';
import { assertKnownCaller, readRequest, type StorageRequest } from './request.ts';
import { createBucket, deleteBucket, emptyBucket, getBucket, listBuckets, updateBucket } from './routes/buckets.ts';
import { copyObject } from './routes/copy.ts';
import { getInfo, getObject, getPublicInfo, getPublicObject, getSignedObject } from './routes/download.ts';
import { listObjects, listObjectsV2 } from './routes/list.ts';
import { moveObject } from './routes/move.ts';
import { removeObject, removeObjects } from './routes/remove.ts';
import { signObject, signObjects } from './routes/sign.ts';
import { createObject, signUpload, updateObject, uploadSigned } from './routes/upload.ts';
import type { BucketEndpoint, Endpoint, ObjectEndpoint, Storage, StorageOptions } from './storage.ts';
import { sweepFiles, sweepReport } from './sweep.ts';

/** Where an endpoint is found: `:bucket` is one part, `*` the object's name, which may hold slashes. */
type Route = { method: string; path: readonly string[]; isOpen?: boolean } & (
  { endpoint: Endpoint; of: 'service' } | { endpoint: BucketEndpoint; of: 'bucket' } | { endpoint: ObjectEndpoint; of: 'object' }
);

const service = (method: string, path: string, endpoint: Endpoint): Route => ({ method, path: parts(path), endpoint, of: 'service' });
const bucket = (method: string, path: string, endpoint: BucketEndpoint): Route => ({ method, path: parts(path), endpoint, of: 'bucket' });
const object = (method: string, path: string, endpoint: ObjectEndpoint): Route => ({ method, path: parts(path), endpoint, of: 'object' });
/** Judges for itself who may come in. */
const open = (route: Route): Route => ({ ...route, isOpen: true });
const parts = (path: string): string[] => path.split('/').slice(1);

/** The first that fits answers: words such as `public` come before buckets by that name, as upstream. HEAD is a GET. */
const ROUTES: readonly Route[] = [
  service('GET', '/bucket', listBuckets),
  service('POST', '/bucket', createBucket),
  bucket('GET', '/bucket/:bucket', getBucket),
  bucket('PUT', '/bucket/:bucket', updateBucket),
  bucket('DELETE', '/bucket/:bucket', deleteBucket),
  bucket('POST', '/bucket/:bucket/empty', emptyBucket),
  open(object('GET', '/object/public/:bucket/*', getPublicObject)),
  open(object('GET', '/object/info/public/:bucket/*', getPublicInfo)),
  object('GET', '/object/info/authenticated/:bucket/*', getInfo),
  open(object('GET', '/object/info/:bucket/*', getInfo)),
  object('GET', '/object/authenticated/:bucket/*', getObject),
  open(object('GET', '/object/sign/:bucket/*', getSignedObject)),
  object('POST', '/object/sign/:bucket/*', signObject),
  bucket('POST', '/object/sign/:bucket', signObjects),
  object('POST', '/object/upload/sign/:bucket/*', signUpload),
  open(object('PUT', '/object/upload/sign/:bucket/*', uploadSigned)),
  bucket('POST', '/object/list/:bucket', listObjects),
  bucket('POST', '/object/list-v2/:bucket', listObjectsV2),
  service('POST', '/object/move', moveObject),
  service('POST', '/object/copy', copyObject),
  bucket('DELETE', '/object/:bucket', removeObjects),
  open(object('GET', '/object/:bucket/*', getObject)),
  object('POST', '/object/:bucket/*', createObject),
  object('PUT', '/object/:bucket/*', updateObject),
  object('DELETE', '/object/:bucket/*', removeObject),
];

/** What a real project answers under these. */
const UNSUPPORTED: Partial<Record<string, string>> = {
  render: 'Image transformations',
  upload: 'Resumable uploads',
  s3: 'The S3 protocol',
  iceberg: 'Analytics buckets',
  vector: 'Vector buckets',
  cdn: 'A cache to purge',
};

/** The Storage service under /storage/v1: upstream's endpoints, rows in its tables, bytes in a folder. */
export function createStorage(db: Driver, options: StorageOptions, keys: Storage['keys']): Service & { close(): Promise<void> } {
  const storage: Storage = { db, keys, files: new ObjectFiles(options.folder, options.durable), sizeLimit: options.sizeLimit };
  const swept = sweepFiles(db, storage.files).then(
    (result) => sweepReport(result).forEach((line) => console.warn(line)),
    (error: unknown) => console.error('Storage: the folder could not be compared with the table:', error),
  );

  const serve: Service = async (http) => {
    await swept;
    try {
      const request = readRequest(http, keys);
      return await answer(storage, request);
    } catch (error) {
      // What is left of a refused upload is read and dropped, so that the client gets to hear of it.
      if (http.body instanceof Readable) http.body.resume();
      const refusal = error instanceof DatabaseError ? refusalOf(error) : error;
      if (refusal instanceof StorageError) return errorResponse(refusal);
      throw error;
    }
  };
  return Object.assign(serve, { close: () => swept });
}

async function answer(storage: Storage, request: StorageRequest): Promise<HttpResponse> {
  const { method, path: address } = request.http;
  const { path } = request;
  const lookedUp = method === 'HEAD' ? 'GET' : method;
  const route = ROUTES.find((candidate) => candidate.method === lookedUp && fits(candidate, path));
  if (!route) {
    const unsupported = UNSUPPORTED[path[0] ?? ''];
    throw unsupported ? notPartOfThis(unsupported) : noRoute(method, address);
  }
  if (!route.isOpen) assertKnownCaller(request);
  if (route.of === 'service') return route.endpoint(storage, request);
  const at = route.path.indexOf(':bucket');
  const bucketId = path[at] ?? '';
  if (route.of === 'bucket') return route.endpoint(storage, request, bucketId);
  return route.endpoint(storage, request, { bucketId, name: path.slice(at + 1).join('/') });
}

/** A slash at the end belongs to an object's name, and means nothing elsewhere. */
function fits(route: Route, path: readonly string[]): boolean {
  const whole = route.of !== 'object' && path.at(-1) === '' ? path.slice(0, -1) : path;
  const isLongEnough = route.of === 'object' ? whole.length >= route.path.length : whole.length === route.path.length;
  return isLongEnough && route.path.every((part, index) => part === ':bucket' || part === '*' || part === whole[index]);
}
