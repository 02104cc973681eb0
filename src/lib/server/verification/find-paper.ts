import { z } from 'zod';
import { unwrap, type Db } from '../db.ts';
import { openPaper } from './evidence-store.ts';

/** A paper of an organisation, or of a consent, with its bytes; null when there is none or it is not for the caller. */
export async function findPaper(db: Db, id: string): Promise<{ title: string; mediaType: string; bytes: Blob } | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const found = (await paperRow(db, id)) ?? (await consentRow(db, id));
  if (!found?.objectName || !found.mediaType) return null;
  const bytes = await openPaper(db, found.objectName);
  return bytes && { title: found.title, mediaType: found.mediaType, bytes };
}

async function paperRow(db: Db, id: string) {
  const [row] = unwrap(
    'organisation_evidence',
    await db.from('organisation_evidence').select('title, media_type, object_name').eq('id', id),
  );
  return row ? { title: row.title, mediaType: row.media_type, objectName: row.object_name } : null;
}

async function consentRow(db: Db, id: string) {
  const [row] = unwrap('consents', await db.from('consents').select('given_by_name, media_type, object_name').eq('id', id));
  return row ? { title: row.given_by_name, mediaType: row.media_type, objectName: row.object_name } : null;
}
