import { alreadyExists } from '../errors.ts';
import { assertObjectKey } from '../names.ts';
import { assertMayWrite } from '../objects.ts';
import { json } from '../request.ts';
import { checkAddress, signAddress, urlOf } from '../signed-urls.ts';
import type { ObjectEndpoint } from '../storage.ts';
import { callersUpload, receiveObject } from '../upload.ts';
import { findSettings } from '../bucket-settings.ts';

/** As hosted projects have it [s]. */
const UPLOAD_ADDRESS_LASTS = 2 * 3600;

/** POST /object/:bucket/*: `x-upsert: true` lets it replace what is there. */
export const createObject: ObjectEndpoint = async (storage, request, address) => {
  const upsert = request.http.headers['x-upsert'] === 'true';
  const id = await receiveObject(storage, request, callersUpload(storage, request, address, upsert));
  return json({ Id: id, Key: urlOf(address) });
};

/** PUT /object/:bucket/*: replaces what is there. */
export const updateObject: ObjectEndpoint = async (storage, request, address) => {
  const id = await receiveObject(storage, request, callersUpload(storage, request, address, true));
  return json({ Id: id, Key: urlOf(address) });
};

/** POST /object/upload/sign/:bucket/*: lets somebody else upload in the caller's place, later. */
export const signUpload: ObjectEndpoint = async ({ db, keys }, request, address) => {
  assertObjectKey(address.name);
  await findSettings(db, address.bucketId);
  const upsert = request.http.headers['x-upsert'] === 'true';
  const { owner } = request;
  await assertMayWrite(db, request, { address, owner, version: '1', metadata: '{}', userMetadata: null, upsert });
  const token = signAddress(keys, 'upload', address, UPLOAD_ADDRESS_LASTS, { owner, upsert });
  return json({ url: `/object/upload/sign/${urlOf(address)}?token=${token}`, token });
};

/** PUT /object/upload/sign/:bucket/*?token=…: the token is the right to it. */
export const uploadSigned: ObjectEndpoint = async (storage, request, address) => {
  const { grant } = checkAddress(storage.keys, 'upload', address, request.query.get('token'));
  const assertAllowed = async () => {
    if (grant.upsert) return;
    const existing = await storage.db.query('select from storage.objects where bucket_id = $1 and name = $2', [
      address.bucketId,
      address.name,
    ]);
    if (existing.length > 0) throw alreadyExists('KeyAlreadyExists');
  };
  await receiveObject(storage, request, { address, ...grant, assertAllowed });
  return json({ Key: urlOf(address) });
};
