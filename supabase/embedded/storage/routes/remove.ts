import { z } from 'zod';
import { accessDenied } from '../errors.ts';
import { findForOwner } from '../objects.ts';
import { asCaller, isoText, json, jsonText, readJson, Text } from '../request.ts';
import type { BucketEndpoint, ObjectEndpoint } from '../storage.ts';

/** Upstream's bound for one request. */
const MOST = 1000;
const Prefixes = z.object({ prefixes: z.array(Text).min(1).max(MOST) });

const REMOVED_JSON = `json_build_object('id', id, 'name', name, 'bucket_id', bucket_id, 'owner', owner, 'owner_id', owner_id,
  'version', version, 'created_at', ${isoText('created_at')}, 'updated_at', ${isoText('updated_at')},
  'last_accessed_at', ${isoText('last_accessed_at')}, 'metadata', metadata, 'user_metadata', user_metadata)`;

/** DELETE /object/:bucket with names: those that are there and that policies give. Rows first: bytes without a row are swept. */
export const removeObjects: BucketEndpoint = async ({ db, files }, request, bucketId) => {
  const { prefixes } = await readJson(request, Prefixes);
  const statement = `
    delete from storage.objects where bucket_id = $1 and name in (select json_array_elements_text($2))
    returning version, ${REMOVED_JSON} as removed`;
  const removed = await asCaller(db, request, statement, [bucketId, JSON.stringify(prefixes)], { access: 'write' });
  for (const { version } of removed) await files.remove({ bucketId, version: version ?? '' });
  return jsonText(`[${removed.map((row) => row.removed).join(',')}]`);
};

/** DELETE /object/:bucket/* */
export const removeObject: ObjectEndpoint = async ({ db, files }, request, address) => {
  await findForOwner(db, address);
  const statement = 'delete from storage.objects where bucket_id = $1 and name = $2 returning version';
  const [removed] = await asCaller(db, request, statement, [address.bucketId, address.name], { access: 'write' });
  if (!removed) throw accessDenied('Access denied');
  await files.remove({ bucketId: address.bucketId, version: removed.version ?? '' });
  return json({ message: 'Successfully deleted' });
};
