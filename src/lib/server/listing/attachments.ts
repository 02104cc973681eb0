import { randomUUID } from 'node:crypto';
import type { AttachmentKindCode } from '../../domain/enums.ts';
import { ATTACHMENT_BYTES_MAX, sniffAttachment } from '../../domain/attachment.ts';
import { err, ok, type Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

const BUCKET = 'evidence';
/** Seconds for which a link to a file works: long enough to open it, too short to pass on. */
const LINK_SECONDS = 300;

export type Attachment = {
  id: string;
  kind: AttachmentKindCode;
  name: string;
  bytes: number;
  isPublic: boolean;
  shown: boolean;
};

/**
 * Takes a file as evidence of a listing. What it is, its first bytes say, not its name.
 *
 * @errors `file_too_large`, `file_kind_refused`, `file_missing`, `too_many_attachments`, `listing_in_review`, `not_found`
 */
export async function attachFile(db: Db, ref: string, file: File, kind: AttachmentKindCode, isPublic: boolean): Promise<Result<unknown>> {
  if (file.size === 0) return err('file_missing');
  if (file.size > ATTACHMENT_BYTES_MAX) return err('file_too_large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mediaType = sniffAttachment(bytes);
  if (mediaType === null) return err('file_kind_refused');
  const values = {
    listing_ref: ref,
    kind,
    name: file.name || randomUUID(),
    media_type: mediaType,
    bytes: bytes.length,
    is_public: isPublic,
  };
  const room = outcome('add_listing_attachment', await db.rpc('add_listing_attachment', values));
  if (!room.ok) return room;
  const { error } = await db.storage.from(BUCKET).upload(room.value, bytes, { contentType: mediaType });
  if (!error) return ok(null);
  const id = room.value.split('/')[1] ?? '';
  await db.rpc('remove_listing_attachment', { attachment_id: id });
  throw new Error('attach-file: the bytes did not arrive', { cause: error });
}

/** The files of a listing that the caller may see, oldest first. */
export async function listAttachments(db: Db, listingId: string): Promise<Attachment[]> {
  const rows = unwrap(
    'listing_attachments',
    await db
      .from('listing_attachments')
      .select('id, kind, name, bytes, is_public, shown_since')
      .eq('listing_id', listingId)
      .order('uploaded_at'),
  );
  return rows.map(({ id, kind, name, bytes, is_public: isPublic, shown_since: shown }) => ({
    id,
    kind,
    name,
    bytes,
    isPublic,
    shown: shown !== null,
  }));
}

/** An address under which the file can be fetched for a few minutes; null when it is not the caller's to see. */
export async function linkToAttachment(db: Db, id: string): Promise<string | null> {
  const [row] = unwrap('listing_attachments', await db.from('listing_attachments').select('path, name').eq('id', id).limit(1));
  if (!row) return null;
  const { data } = await db.storage.from(BUCKET).createSignedUrl(row.path, LINK_SECONDS);
  if (!data) return null;
  // The client's own `download` option encodes a Chinese name twice.
  const link = new URL(data.signedUrl);
  link.searchParams.set('download', row.name);
  return link.href;
}

/** Removes a file: bytes first, so that a row never hides bytes that are still there. @errors `not_found`, `listing_in_review` */
export async function removeAttachment(db: Db, id: string): Promise<Result<unknown>> {
  const [row] = unwrap('listing_attachments', await db.from('listing_attachments').select('path').eq('id', id).limit(1));
  if (!row) return err('not_found');
  const { error } = await db.storage.from(BUCKET).remove([row.path]);
  if (error) throw new Error('remove-attachment', { cause: error });
  return outcome('remove_listing_attachment', await db.rpc('remove_listing_attachment', { attachment_id: id }));
}
