import { findSettings } from '../bucket-settings.ts';
import { sendObject } from '../download.ts';
import { noSuchBucket } from '../errors.ts';
import { findForCaller, findForOwner, type StoredObject } from '../objects.ts';
import { jsonText, type StorageRequest } from '../request.ts';
import { checkAddress } from '../signed-urls.ts';
import type { ObjectAddress, ObjectEndpoint, Storage } from '../storage.ts';

/** GET, HEAD /object/public/:bucket/* */
export const getPublicObject: ObjectEndpoint = async (storage, request, address) => {
  return sendObject(storage, request, address.bucketId, () => findPublic(storage, address));
};

/** GET, HEAD /object/:bucket/*, /object/authenticated/:bucket/* */
export const getObject: ObjectEndpoint = async (storage, request, address) => {
  return sendObject(storage, request, address.bucketId, () => findReadable(storage, request, address));
};

/** GET, HEAD /object/sign/:bucket/*?token=…: the token is the right to it. */
export const getSignedObject: ObjectEndpoint = async (storage, request, address) => {
  const { expires } = checkAddress(storage.keys, 'download', address, request.query.get('token'));
  return sendObject(storage, request, address.bucketId, () => findForOwner(storage.db, address), expires);
};

/** GET /object/info/:bucket/*, /object/info/authenticated/:bucket/* */
export const getInfo: ObjectEndpoint = async (storage, request, address) => {
  return jsonText((await findReadable(storage, request, address)).info);
};

/** GET /object/info/public/:bucket/* */
export const getPublicInfo: ObjectEndpoint = async (storage, _request, address) => {
  return jsonText((await findPublic(storage, address)).info);
};

async function findPublic({ db }: Storage, address: ObjectAddress): Promise<StoredObject> {
  const { isPublic } = await findSettings(db, address.bucketId);
  if (!isPublic) throw noSuchBucket();
  return findForOwner(db, address);
}

/** What lies in a public bucket is everybody's; else policies decide. A caller whom we don't know is told of no private bucket. */
async function findReadable({ db }: Storage, request: StorageRequest, address: ObjectAddress): Promise<StoredObject> {
  const { isPublic } = await findSettings(db, address.bucketId);
  if (isPublic) return findForOwner(db, address);
  if (request.unknownCaller !== undefined) throw noSuchBucket();
  return findForCaller(db, request, address);
}
