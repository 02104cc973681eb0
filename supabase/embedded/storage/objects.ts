import { DatabaseError, type Driver, type TextRow } from '../db/driver.ts';
import { alreadyExists, noSuchKey } from './errors.ts';
import { asCaller, isoText, type StorageRequest } from './request.ts';
import type { ObjectAddress } from './storage.ts';

/** An object as it is to be written. */
export type NewObject = {
  address: ObjectAddress;
  owner: string | undefined;
  version: string;
  /** JSON: upstream's `eTag`, `size`, `mimetype`, `cacheControl`, `lastModified`, `contentLength`, `httpStatusCode`. */
  metadata: string;
  /** JSON: whatever the client wants to remember. */
  userMetadata: string | null;
  upsert: boolean;
};

/** An object as it is read. */
export type StoredObject = {
  id: string;
  version: string;
  eTag: string;
  size: number;
  mimetype: string;
  cacheControl: string | undefined;
  modified: Date;
  /** The answer to a question about it, as JSON. */
  info: string;
};

const INSERT = `
  insert into storage.objects (bucket_id, name, owner, owner_id, version, metadata, user_metadata)
  values ($1, $2, $3, $4, $5, $6, $7)`;
const UPSERT = `${INSERT}
  on conflict (bucket_id, name) do update set version = excluded.version, metadata = excluded.metadata,
    user_metadata = excluded.user_metadata, owner = coalesce(excluded.owner, objects.owner),
    owner_id = coalesce(excluded.owner_id, objects.owner_id), updated_at = now()`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The user as the two columns hold it: `owner` takes only UUIDs, `owner_id` whatever the token says. */
export const ownerColumns = (owner: string | undefined): [string | null, string | null] => [
  owner !== undefined && UUID.test(owner) ? owner : null,
  owner ?? null,
];

const rowOf = ({ address, owner, version, metadata, userMetadata }: NewObject): (string | null)[] => [
  address.bucketId,
  address.name,
  ...ownerColumns(owner),
  version,
  metadata,
  userMetadata,
];

/** Whether policies let the caller write this object: the very statement, undone. @throws StorageError, DatabaseError */
export async function assertMayWrite(db: Driver, request: StorageRequest, object: NewObject): Promise<void> {
  await refusingDuplicates(() =>
    asCaller(db, request, object.upsert ? UPSERT : INSERT, rowOf(object), { access: 'write', commit: 'never' }),
  );
}

/**
 * Writes the row of an object whose bytes are in place, as the owner: the caller's right was judged before the first byte.
 * The snapshot of a statement is older than what it writes, so the version that it replaces can be answered. Two writers at
 * the very same time on native Postgres may both name the same one; the sweep finds the other.
 * @returns the object's id, and the version whose bytes nobody needs any more
 * @throws StorageError when there is one by that name already
 */
export async function writeObject(db: Driver, object: NewObject): Promise<{ id: string; replaced: string | undefined }> {
  const statement = `
    with previous as (select version from storage.objects where bucket_id = $1 and name = $2),
    written as (${object.upsert ? UPSERT : INSERT} returning id)
    select written.id, previous.version as replaced from written left join previous on true`;
  const [row] = await refusingDuplicates(() => db.query(statement, rowOf(object)));
  if (!row?.id) throw new Error('a trigger kept the object’s row from being written');
  return { id: row.id, replaced: row.replaced ?? undefined };
}

async function refusingDuplicates<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '23505') throw alreadyExists('KeyAlreadyExists');
    throw error;
  }
}

const FIND = `
  select id, coalesce(version, '') as version, coalesce(metadata ->> 'eTag', '') as e_tag, coalesce(metadata ->> 'size', '0') as size,
    coalesce(metadata ->> 'mimetype', 'application/octet-stream') as mimetype, metadata ->> 'cacheControl' as cache_control,
    coalesce(${isoText('updated_at')}, '1970-01-01') as modified,
    json_build_object('id', id, 'name', name, 'version', version, 'bucket_id', bucket_id, 'size', metadata -> 'size',
      'content_type', metadata ->> 'mimetype', 'cache_control', metadata ->> 'cacheControl', 'etag', metadata ->> 'eTag',
      'metadata', user_metadata, 'last_modified', ${isoText('updated_at')}, 'created_at', ${isoText('created_at')}) as info
  from storage.objects where bucket_id = $1 and name = $2`;

/** An object that the caller may read. @throws StorageError `NoSuchKey` when there is none, or none for this caller */
export async function findForCaller(db: Driver, request: StorageRequest, { bucketId, name }: ObjectAddress): Promise<StoredObject> {
  return onlyObject(await asCaller(db, request, FIND, [bucketId, name], { access: 'read' }));
}

/** An object, for whoever was let in by something else than policies. @throws StorageError `NoSuchKey` */
export async function findForOwner(db: Driver, { bucketId, name }: ObjectAddress): Promise<StoredObject> {
  return onlyObject(await db.query(FIND, [bucketId, name]));
}

function onlyObject([row]: readonly TextRow[]): StoredObject {
  if (!row) throw noSuchKey();
  return {
    id: row.id ?? '',
    version: row.version ?? '',
    eTag: row.e_tag ?? '',
    size: Number(row.size),
    mimetype: row.mimetype ?? '',
    cacheControl: row.cache_control ?? undefined,
    modified: new Date(row.modified ?? 0),
    info: row.info ?? '{}',
  };
}
