import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { assertMimeType } from '../bucket-settings.ts';
import { missingFile, noSuchKey } from '../errors.ts';
import { assertBucketName, assertObjectKey } from '../names.ts';
import { assertMayWrite, type NewObject } from '../objects.ts';
import { asCaller, json, readJson, Text } from '../request.ts';
import { urlOf } from '../signed-urls.ts';
import type { Endpoint } from '../storage.ts';
import { replaceObject } from '../upload.ts';
import { readUserMetadata } from '../incoming-file.ts';

const Copy = z.object({
  bucketId: Text,
  sourceKey: Text,
  destinationBucket: Text.nullish(),
  destinationKey: Text,
  copyMetadata: z.boolean().nullish(),
  metadata: z.object({ cacheControl: Text.optional(), mimetype: Text.optional() }).nullish(),
});

const SOURCE = `
  select version, (coalesce(metadata, '{}') || $3::jsonb)::text as metadata, user_metadata::text as user_metadata
  from storage.objects where bucket_id = $1 and name = $2`;

/** POST /object/copy. With `copyMetadata: false` the request's metadata take the place of the source's. */
export const copyObject: Endpoint = async (storage, request) => {
  const { db, files } = storage;
  const body = await readJson(request, Copy);
  const address = { bucketId: body.destinationBucket ?? body.bucketId, name: body.destinationKey };
  assertBucketName(address.bucketId);
  assertObjectKey(address.name);
  if (body.metadata?.mimetype !== undefined) assertMimeType(body.metadata.mimetype, []);

  const keepsMetadata = body.copyMetadata ?? true;
  const changes = JSON.stringify(keepsMetadata ? {} : (body.metadata ?? {}));
  const [source] = await asCaller(db, request, SOURCE, [body.bucketId, body.sourceKey, changes], { access: 'read' });
  if (!source) throw noSuchKey();

  const { 'x-metadata': header, 'x-upsert': upsert } = request.http.headers;
  const copy: NewObject = {
    address,
    owner: request.owner,
    version: randomUUID(),
    metadata: source.metadata ?? '{}',
    userMetadata: keepsMetadata ? (source.user_metadata ?? null) : readUserMetadata(header),
    upsert: upsert === 'true',
  };
  await assertMayWrite(db, request, copy);
  const from = { bucketId: body.bucketId, version: source.version ?? '' };
  if (!(await files.duplicate(from, { bucketId: address.bucketId, version: copy.version }))) throw missingFile();
  return json({ Id: await replaceObject(storage, copy), Key: urlOf(address) });
};
