import { z } from 'zod';
import { missingFile, noSuchKey } from '../errors.ts';
import { assertBucketName, assertObjectKey } from '../names.ts';
import { ownerColumns } from '../objects.ts';
import { asCaller, json, readJson, Text, type StorageRequest } from '../request.ts';
import type { Endpoint, ObjectAddress, Storage } from '../storage.ts';

const Move = z.object({ bucketId: Text, sourceKey: Text, destinationBucket: Text.nullish(), destinationKey: Text });

const MOVE = `
  update storage.objects set bucket_id = $3, name = $4, owner = coalesce($5, owner), owner_id = coalesce($6, owner_id), updated_at = now()
  where bucket_id = $1 and name = $2`;

/** POST /object/move */
export const moveObject: Endpoint = async (storage, request) => {
  const { bucketId, sourceKey, destinationBucket, destinationKey } = await readJson(request, Move);
  const from = { bucketId, name: sourceKey };
  const to = { bucketId: destinationBucket ?? bucketId, name: destinationKey };
  assertBucketName(to.bucketId);
  assertObjectKey(to.name);
  const params = [from.bucketId, from.name, to.bucketId, to.name, ...ownerColumns(request.owner)];
  const id = from.bucketId === to.bucketId ? await rename(storage, request, params) : await moveAcross(storage, request, from, to, params);
  return json({ message: 'Successfully moved', Id: id, Key: to.name });
};

/** Within a bucket only the row changes: files don't know names. */
async function rename({ db }: Storage, request: StorageRequest, params: (string | null)[]): Promise<string> {
  const [moved] = await asCaller(db, request, `${MOVE} returning id`, params, { access: 'write' });
  if (!moved?.id) throw noSuchKey();
  return moved.id;
}

/** To another bucket, the bytes get their second name first, then the row changes, then the first name goes. */
async function moveAcross(
  { db, files }: Storage,
  request: StorageRequest,
  from: ObjectAddress,
  to: ObjectAddress,
  params: (string | null)[],
): Promise<string> {
  const [allowed] = await asCaller(db, request, `${MOVE} returning version`, params, { access: 'write', commit: 'never' });
  if (!allowed) throw noSuchKey();
  const version = allowed.version ?? '';
  const [source, target] = [
    { bucketId: from.bucketId, version },
    { bucketId: to.bucketId, version },
  ];
  if (!(await files.duplicate(source, target))) throw missingFile();
  try {
    // Unless it was replaced meanwhile: then these are not its bytes any more.
    const [moved] = await db.query(`${MOVE} and version = $7 returning id`, [...params, version]);
    if (!moved?.id) throw noSuchKey();
    await files.remove(source);
    return moved.id;
  } catch (error) {
    await files.remove(target);
    throw error;
  }
}
