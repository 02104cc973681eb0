import { z } from 'zod';
import { invalidRequest } from '../errors.ts';
import { asCaller, isoText, jsonText, readJson, Text } from '../request.ts';
import type { BucketEndpoint } from '../storage.ts';

const Order = z.enum(['asc', 'desc']).nullish();

const List = z.object({
  prefix: Text.nullish(),
  search: Text.nullish(),
  limit: z.int().min(1).nullish(),
  offset: z
    .int()
    .min(0)
    .max(2 ** 31)
    .nullish(),
  sortBy: z.object({ column: z.enum(['name', 'updated_at', 'created_at', 'last_accessed_at']).nullish(), order: Order }).nullish(),
});

/** Upstream's bounds. */
const LIST_DEFAULT = 100;
const LIST_MOST = 1500;
const LIST_V2_MOST = 1000;

/**
 * POST /object/list/:bucket: one level below a folder, names relative to it, folders as entries without an id. Letters
 * match in either case, as upstream's do.
 */
export const listObjects: BucketEndpoint = async ({ db }, request, bucketId) => {
  const { prefix, search, limit, offset, sortBy } = await readJson(request, List);
  const folder = prefix && !prefix.endsWith('/') ? `${prefix}/` : (prefix ?? '');
  const column = sortBy?.column ?? 'name';
  const order = sortBy?.order ?? 'asc';
  // By name, folders stand among the files, as if they ended with their slash; by time they come first, having none.
  const sorting =
    column === 'name'
      ? `lower(name) || case when id is null then '/' else '' end collate "C" ${order}`
      : `id is not null, case when id is null then name end collate "C" ${order}, ${column} ${order}, name`;
  const statement = `
    with found as (
      select substr(name, length($2::text || $3::text) + 1) as rest, substr(name, length($2::text) + 1, length($3::text)) as start,
        id, updated_at, created_at, last_accessed_at, metadata
      from storage.objects where bucket_id = $1 and starts_with(lower(name), lower($2::text || $3::text))
    ), entries as (
      select start || rest as name, id, updated_at, created_at, last_accessed_at, metadata from found where strpos(rest, '/') = 0
      union all
      select distinct start || split_part(rest, '/', 1), null::uuid, null::timestamptz, null::timestamptz, null::timestamptz, null::jsonb
      from found where strpos(rest, '/') > 0
    )
    select coalesce(json_agg(json_build_object('name', name, 'id', id, 'updated_at', ${isoText('updated_at')},
      'created_at', ${isoText('created_at')}, 'last_accessed_at', ${isoText('last_accessed_at')}, 'metadata', metadata)), '[]') as entries
    from (select * from entries order by ${sorting} limit $4 offset $5) page`;
  const [row] = await asCaller(
    db,
    request,
    statement,
    [bucketId, folder, search ?? '', String(Math.min(limit ?? LIST_DEFAULT, LIST_MOST)), String(offset ?? 0)],
    { access: 'read' },
  );
  return jsonText(row?.entries ?? '[]');
};

const ListV2 = z.object({
  prefix: Text.nullish(),
  limit: z.int().min(1).nullish(),
  cursor: z.string().nullish(),
  with_delimiter: z.boolean().nullish(),
  sortBy: z.object({ column: z.enum(['name', 'updated_at', 'created_at']).nullish(), order: Order }).nullish(),
});

/** Where the next page begins: after this entry. Column and order hold for all pages of a list. */
const Cursor = z.object({
  column: z.enum(['name', 'updated_at', 'created_at']),
  order: z.enum(['asc', 'desc']),
  moment: Text,
  name: Text,
});
type Cursor = z.infer<typeof Cursor>;

/** POST /object/list-v2/:bucket: page by page, names in full; with a delimiter, what lies deeper is shown as its folder. */
export const listObjectsV2: BucketEndpoint = async ({ db }, request, bucketId) => {
  const { prefix, limit: wanted, cursor: given, with_delimiter: delimited, sortBy } = await readJson(request, ListV2);
  const cursor = given ? decodeCursor(given) : undefined;
  const column = cursor?.column ?? sortBy?.column ?? 'name';
  const order = cursor?.order ?? sortBy?.order ?? 'asc';
  const limit = Math.min(wanted ?? LIST_V2_MOST, LIST_V2_MOST);
  const params = [bucketId, prefix ?? '', String(delimited ?? false), cursor?.moment ?? null, cursor?.name ?? null, String(limit + 1)];
  const rows = await asCaller(db, request, pageStatement(column, order), params, { access: 'read' });

  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const next = last && {
    nextCursor: encodeCursor({ column, order, moment: last.moment ?? '', name: last.name ?? '' }),
    nextCursorKey: last.name,
  };
  const entries = (isFolder: 't' | 'f') => page.filter((row) => row.is_folder === isFolder).map(({ entry }) => entry);
  const head = JSON.stringify({ hasNext: last !== undefined, ...next });
  return jsonText(`${head.slice(0, -1)},"folders":[${entries('t').join(',')}],"objects":[${entries('f').join(',')}]}`);
};

/** Sorted by name alone, all entries have the same moment, so that one comparison serves every order. */
function pageStatement(column: Cursor['column'], order: Cursor['order']): string {
  return `
    with found as (
      select name, substr(name, length($2::text) + 1) as rest, id, updated_at, created_at, last_accessed_at, metadata
      from storage.objects where bucket_id = $1 and starts_with(name, $2::text)
    ), entries as (
      select name, id, updated_at, created_at, last_accessed_at, metadata from found where not $3::boolean or strpos(rest, '/') = 0
      union all
      select $2::text || split_part(rest, '/', 1) || '/', null, min(created_at), min(created_at), null, null
      from found where $3::boolean and strpos(rest, '/') > 0 group by 1
    ), placed as (
      select *, ${column === 'name' ? `timestamptz 'epoch'` : column} as moment from entries
    )
    select id is null as is_folder, name, moment, json_build_object('id', id, 'name', name, 'key', rtrim(name, '/'),
      'updated_at', ${isoText('updated_at')}, 'created_at', ${isoText('created_at')},
      'last_accessed_at', ${isoText('last_accessed_at')}, 'metadata', metadata) as entry
    from (
      select * from placed
      where $4::timestamptz is null or (moment, name collate "C") ${order === 'asc' ? '>' : '<'} ($4::timestamptz, $5::text)
      order by moment ${order}, name collate "C" ${order} limit $6
    ) page
    order by moment ${order}, name collate "C" ${order}`;
}

const encodeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** @throws StorageError when it is none of ours */
function decodeCursor(text: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw invalidRequest('Invalid Parameter continuation token');
  }
}
