import { z } from 'zod';
import { asCaller, json, readJson, Text } from '../request.ts';
import { findForCaller } from '../objects.ts';
import { signAddress, urlOf } from '../signed-urls.ts';
import type { BucketEndpoint, ObjectAddress, ObjectEndpoint, Storage } from '../storage.ts';

/** A century [s]: what lies further away is a mistake. */
const LONGEST = 100 * 366 * 24 * 3600;
const ExpiresIn = z.int().min(1).max(LONGEST);

/** Not percent-encoded, since clients do that; and relative, since they put their own base before it. */
const signedUrl = ({ keys }: Storage, address: ObjectAddress, seconds: number): string =>
  `/object/sign/${urlOf(address)}?token=${signAddress(keys, 'download', address, seconds)}`;

/** POST /object/sign/:bucket/*. Options for transforming images mean nothing here: the original is signed. */
export const signObject: ObjectEndpoint = async (storage, request, address) => {
  const { expiresIn } = await readJson(request, z.object({ expiresIn: ExpiresIn }));
  await findForCaller(storage.db, request, address);
  return json({ signedURL: signedUrl(storage, address, expiresIn) });
};

/** POST /object/sign/:bucket: many at once; each is signed or says why not. */
export const signObjects: BucketEndpoint = async (storage, request, bucketId) => {
  const { expiresIn, paths } = await readJson(request, z.object({ expiresIn: ExpiresIn, paths: z.array(Text).min(1) }));
  const statement = 'select name from storage.objects where bucket_id = $1 and name in (select json_array_elements_text($2))';
  const found = await asCaller(storage.db, request, statement, [bucketId, JSON.stringify(paths)], { access: 'read' });
  const readable = new Set(found.map(({ name }) => name));
  return json(
    paths.map((path) =>
      readable.has(path)
        ? { error: null, path, signedURL: signedUrl(storage, { bucketId, name: path }, expiresIn) }
        : { error: 'Either the object does not exist or you do not have access to it', path, signedURL: null },
    ),
  );
};
