import { z } from 'zod';
import { DatabaseError } from '../../db/driver.ts';
import { assertMimePattern, readSizeLimit } from '../bucket-settings.ts';
import { alreadyExists, bucketNotEmpty, invalidRequest, noSuchBucket, notPartOfThis } from '../errors.ts';
import { assertBucketName } from '../names.ts';
import { asCaller, isoText, json, jsonText, readJson, Text } from '../request.ts';
import type { BucketEndpoint, Endpoint, Storage } from '../storage.ts';

const BUCKET_JSON = `json_build_object('id', id, 'name', name, 'owner', coalesce(owner::text, ''), 'public', public,
  'created_at', ${isoText('created_at')}, 'updated_at', ${isoText('updated_at')}, 'file_size_limit', file_size_limit,
  'allowed_mime_types', allowed_mime_types`;

const Settings = z.object({
  public: z.boolean().nullish(),
  file_size_limit: z.union([z.int().min(0), z.string()]).nullish(),
  allowed_mime_types: z.array(Text).nullish(),
});
const NewBucket = Settings.extend({ name: Text, id: Text.nullish(), type: z.enum(['STANDARD', 'ANALYTICS']).nullish() });

const ListQuery = z.object({
  limit: z.coerce.number().int().min(1).default(1000),
  offset: z.coerce.number().int().min(0).default(0),
  sortColumn: z.enum(['id', 'name', 'created_at', 'updated_at']).default('name'),
  sortOrder: z.enum(['asc', 'desc']).default('asc'),
  search: Text.default(''),
});

/** GET /bucket */
export const listBuckets: Endpoint = async ({ db }, request) => {
  const read = ListQuery.safeParse(Object.fromEntries(request.query));
  if (!read.success) throw invalidRequest(`querystring/${read.error.issues[0]?.path.join('/') ?? ''} is invalid`);
  const { limit, offset, sortColumn, sortOrder, search } = read.data;
  const statement = `
    select coalesce(json_agg(${BUCKET_JSON}, 'type', type)), '[]') as buckets from (
      select * from storage.buckets where strpos(lower(name), lower($1)) > 0
      order by ${sortColumn} ${sortOrder}, id limit $2 offset $3) page`;
  const [row] = await asCaller(db, request, statement, [search, String(limit), String(offset)], { access: 'read' });
  return jsonText(row?.buckets ?? '[]');
};

/** GET /bucket/:id */
export const getBucket: BucketEndpoint = async ({ db }, request, bucketId) => {
  const statement = `select ${BUCKET_JSON}) as bucket from storage.buckets where id = $1`;
  const [row] = await asCaller(db, request, statement, [bucketId], { access: 'read' });
  if (!row?.bucket) throw noSuchBucket();
  return jsonText(row.bucket);
};

/** POST /bucket */
export const createBucket: Endpoint = async (storage, request) => {
  const bucket = await readJson(request, NewBucket);
  if (bucket.type === 'ANALYTICS') throw notPartOfThis('Analytics buckets');
  const id = bucket.id ?? bucket.name;
  assertBucketName(id);
  assertBucketName(bucket.name);
  const { sizeLimit, mimeTypes } = readSettings(bucket, storage);
  const statement = `
    insert into storage.buckets (id, name, owner, owner_id, public, file_size_limit, allowed_mime_types)
    values ($1, $2, case when $3 ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then $3::uuid end, $3, $4, $5,
      (select array_agg(value) from json_array_elements_text($6)))`;
  const isPublic = String(bucket.public ?? false);
  try {
    await asCaller(
      storage.db,
      request,
      statement,
      [id, bucket.name, request.owner ?? null, isPublic, sizeLimit ?? null, mimeTypes ?? null],
      {
        access: 'write',
      },
    );
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '23505') throw alreadyExists('BucketAlreadyExists');
    throw error;
  }
  return json({ name: bucket.name });
};

/** PUT /bucket/:id: what is left out stays. */
export const updateBucket: BucketEndpoint = async (storage, request, bucketId) => {
  const settings = await readJson(request, Settings);
  if (Object.values(settings).every((value) => value === undefined)) throw invalidRequest('No content provided');
  const { sizeLimit, mimeTypes } = readSettings(settings, storage);
  const statement = `
    update storage.buckets set public = coalesce($2::boolean, public), updated_at = now(),
      file_size_limit = case when $3::boolean then $4::bigint else file_size_limit end,
      allowed_mime_types = case when $5::boolean then (select array_agg(value) from json_array_elements_text($6::json))
        else allowed_mime_types end
    where id = $1 returning id`;
  const isPublic = settings.public === undefined || settings.public === null ? null : String(settings.public);
  const limitParams = [String(sizeLimit !== undefined), sizeLimit ?? null];
  const typeParams = [String(mimeTypes !== undefined), mimeTypes ?? null];
  const updated = await asCaller(storage.db, request, statement, [bucketId, isPublic, ...limitParams, ...typeParams], {
    access: 'write',
  });
  if (updated.length === 0) throw noSuchBucket();
  return json({ message: 'Successfully updated' });
};

/** DELETE /bucket/:id, which must be empty. */
export const deleteBucket: BucketEndpoint = async ({ db, files }, request, bucketId) => {
  const [found] = await db.query(
    'select exists (select from storage.objects where bucket_id = $1) as full from storage.buckets where id = $1',
    [bucketId],
  );
  if (!found) throw noSuchBucket();
  if (found.full === 't') throw bucketNotEmpty();
  const deleted = await asCaller(db, request, 'delete from storage.buckets where id = $1 returning id', [bucketId], { access: 'write' });
  if (deleted.length === 0) throw noSuchBucket();
  await files.removeBucket(bucketId);
  return json({ message: 'Successfully deleted' });
};

/** POST /bucket/:id/empty: of its objects, those that the caller may delete; at once, whatever upstream's sentence says. */
export const emptyBucket: BucketEndpoint = async ({ db, files }, request, bucketId) => {
  const visible = await asCaller(db, request, 'select from storage.buckets where id = $1', [bucketId], { access: 'read' });
  if (visible.length === 0) throw noSuchBucket();
  const statement = 'delete from storage.objects where bucket_id = $1 returning version';
  const deleted = await asCaller(db, request, statement, [bucketId], { access: 'write' });
  for (const { version } of deleted) await files.remove({ bucketId, version: version ?? '' });
  return json({ message: 'Empty bucket has been queued. Completion may take up to an hour.' });
};

/** As texts for the statement: undefined leaves a setting alone, null takes it away. */
function readSettings(settings: z.infer<typeof Settings>, { sizeLimit: most }: Storage) {
  const { file_size_limit: limit, allowed_mime_types: types } = settings;
  const named = types?.filter((type) => type !== '');
  for (const type of named ?? []) assertMimePattern(type);
  return {
    sizeLimit: limit === undefined || limit === null ? limit : String(readSizeLimit(limit, most)),
    mimeTypes: types === undefined || types === null ? types : JSON.stringify(named),
  };
}
