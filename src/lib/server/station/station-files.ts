import { ATTACHMENT_BYTES_MAX, sniffAttachment } from '../../domain/attachment.ts';
import { err, ok, type AppErrorCode, type Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

const BUCKET = 'evidence';
/** Seconds for which a link to a file works: long enough to open it, too short to pass on. */
const LINK_SECONDS = 300;

export type StationFile = { id: string; name: string; isPhoto: boolean; bytes: number };

/** The files of a station that the caller may see, oldest first. */
export async function listStationFiles(db: Db, stationId: string): Promise<StationFile[]> {
  const rows = await db.from('station_files').select('id, name, is_photo, bytes').eq('station_id', stationId).order('added_at');
  return unwrap('station_files', rows).map(({ id, name, is_photo: isPhoto, bytes }) => ({ id, name, isPhoto, bytes }));
}

/**
 * Takes a file of one's own station. What it is, its first bytes say, not its name.
 *
 * @errors `file_missing`, `file_too_large`, `file_kind_refused`, `too_many_attachments`, `not_found`, `not_allowed`, `bad_request`
 */
export async function addStationFile(db: Db, stationId: string, file: File | null, isPhoto: boolean): Promise<Result<null, AppErrorCode>> {
  if (file === null || file.size === 0) return err('file_missing');
  if (file.size > ATTACHMENT_BYTES_MAX) return err('file_too_large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mediaType = sniffAttachment(bytes);
  if (mediaType === null || (isPhoto && mediaType === 'application/pdf')) return err('file_kind_refused');
  const values = { station_id: stationId, is_photo: isPhoto, name: file.name || 'file', media_type: mediaType, bytes: bytes.length };
  const room = outcome('add_station_file', await db.rpc('add_station_file', values));
  if (!room.ok) return room;
  const { error } = await db.storage.from(BUCKET).upload(room.value, bytes, { contentType: mediaType });
  if (!error) return ok(null);
  await db.rpc('remove_station_file', { file_id: room.value.split('/')[1] ?? '' });
  throw new Error('add_station_file: the bytes did not arrive', { cause: error });
}

/** An address under which the file can be fetched for a few minutes; null when it is not the caller's to see. */
export async function linkToStationFile(db: Db, id: string): Promise<string | null> {
  const [row] = unwrap('station_files', await db.from('station_files').select('path, name').eq('id', id).limit(1));
  if (!row) return null;
  const { data } = await db.storage.from(BUCKET).createSignedUrl(row.path, LINK_SECONDS);
  if (!data) return null;
  // The client's own `download` option encodes a Chinese name twice.
  const link = new URL(data.signedUrl);
  link.searchParams.set('download', row.name);
  return link.href;
}

/** Removes a file that no return rests on: the row says so first, then the bytes go. @errors `not_found`, `not_allowed`, `evidence_in_use` */
export async function removeStationFile(db: Db, id: string): Promise<Result<null, AppErrorCode>> {
  const [row] = unwrap('station_files', await db.from('station_files').select('path').eq('id', id).limit(1));
  if (!row) return err('not_found');
  const used = unwrap('station_returns', await db.from('station_returns').select('id').eq('file_id', id).limit(1));
  if (used.length > 0) return err('evidence_in_use');
  const { error } = await db.storage.from(BUCKET).remove([row.path]);
  if (error) throw new Error('remove_station_file', { cause: error });
  const gone = outcome('remove_station_file', await db.rpc('remove_station_file', { file_id: id }));
  return gone.ok ? ok(null) : gone;
}
