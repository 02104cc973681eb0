import type { Driver } from '../db/driver.ts';
import type { HttpResponse } from '../http/message.ts';
import type { Keys } from '../keys.ts';
import type { ObjectFiles } from './files.ts';
import type { StorageRequest } from './request.ts';

export type StorageOptions = {
  /** Where the bytes are kept. Nobody else writes there. */
  folder: string;
  /** Whether an upload is answered only when its bytes have reached the disk. */
  durable: boolean;
  /** Largest object of any bucket [bytes]. */
  sizeLimit: number;
};

/** What the endpoints work with. */
export type Storage = {
  db: Driver;
  files: ObjectFiles;
  keys: Pick<Keys, 'sign' | 'check' | 'roleOfKey'>;
  sizeLimit: number;
};

/** An object's place. */
export type ObjectAddress = { bucketId: string; name: string };

export type Endpoint = (storage: Storage, request: StorageRequest) => Promise<HttpResponse>;
export type BucketEndpoint = (storage: Storage, request: StorageRequest, bucketId: string) => Promise<HttpResponse>;
export type ObjectEndpoint = (storage: Storage, request: StorageRequest, address: ObjectAddress) => Promise<HttpResponse>;
