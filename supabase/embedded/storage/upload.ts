import { randomUUID } from 'node:crypto';
import { assertMimeType, findSettings, type BucketSettings } from './bucket-settings.ts';
import { tooLarge } from './errors.ts';
import type { ReceivedFile } from './files.ts';
import { readIncomingFile, type IncomingFile } from './incoming-file.ts';
import { assertObjectKey } from './names.ts';
import { assertMayWrite, writeObject, type NewObject } from './objects.ts';
import type { StorageRequest } from './request.ts';
import type { ObjectAddress, Storage } from './storage.ts';

export type Upload = {
  address: ObjectAddress;
  /** Whether an object by that name may be replaced. */
  upsert: boolean;
  owner: string | undefined;
  /** Judges the upload before its bytes are read. */
  assertAllowed: (object: NewObject) => Promise<void>;
};

/** An upload judged by policies, as its caller's insert. */
export const callersUpload = (storage: Storage, request: StorageRequest, address: ObjectAddress, upsert: boolean): Upload => ({
  address,
  upsert,
  owner: request.owner,
  assertAllowed: (object) => assertMayWrite(storage.db, request, object),
});

/**
 * Takes the request's file in: limits and policies first, then the bytes to their place, the row last. If this process dies
 * between the two, the next start finds bytes without a row and removes them; never a row without its bytes.
 * @returns the object's id
 * @throws StorageError, DatabaseError
 */
export async function receiveObject(storage: Storage, request: StorageRequest, upload: Upload): Promise<string> {
  const { address, owner, upsert } = upload;
  assertObjectKey(address.name);
  const settings = await findSettings(storage.db, address.bucketId);
  const file = await readIncomingFile(request.http);
  const limit = checkLimits(file, settings, storage.sizeLimit);
  const { userMetadata } = file.detailsSoFar();
  const expected = { mimetype: file.mimetype, ...(file.declaredSize === undefined ? {} : { contentLength: file.declaredSize }) };
  const version = randomUUID();
  await upload.assertAllowed({ address, owner, version, metadata: JSON.stringify(expected), userMetadata, upsert });

  const received = await storage.files.receive(file.body, limit);
  try {
    const details = await file.details();
    await storage.files.keep(received, { bucketId: address.bucketId, version });
    const metadata = metadataOf(received, file.mimetype, details.cacheControl);
    return await replaceObject(storage, { address, owner, version, metadata, userMetadata: details.userMetadata ?? '{}', upsert });
  } catch (error) {
    await storage.files.discard(received);
    throw error;
  }
}

/**
 * Writes the row of bytes that are in place, then removes those it replaces; or the bytes, when the row is refused.
 * @returns the object's id
 */
export async function replaceObject(storage: Storage, object: NewObject): Promise<string> {
  const { bucketId } = object.address;
  try {
    const { id, replaced } = await writeObject(storage.db, object);
    if (replaced !== undefined) await storage.files.remove({ bucketId, version: replaced });
    return id;
  } catch (error) {
    await storage.files.remove({ bucketId, version: object.version });
    throw error;
  }
}

/** @returns the largest size allowed [bytes] @throws StorageError for a type or a declared size that the bucket does not take */
function checkLimits(file: IncomingFile, settings: BucketSettings, most: number): number {
  assertMimeType(file.mimetype, settings.mimeTypes);
  const limit = Math.min(settings.sizeLimit ?? most, most);
  if (file.declaredSize !== undefined && file.declaredSize > limit) throw tooLarge();
  return limit;
}

function metadataOf({ eTag, size }: ReceivedFile, mimetype: string, cacheControl: string): string {
  const lastModified = new Date().toISOString();
  return JSON.stringify({ eTag, size, mimetype, cacheControl, lastModified, contentLength: size, httpStatusCode: 200 });
}
