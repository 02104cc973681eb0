import { z } from 'zod';
import { Notice } from '../../domain/notice.ts';
import { unwrap, type Db } from '../db.ts';

const SHOWN = 100;

/** The newest notices for the caller and her organisation. */
export async function listNotices(db: Db): Promise<Notice[]> {
  const rows = unwrap(
    'notifications',
    await db.from('notifications').select('id, kind, data, href, created_at, read_at').order('id', { ascending: false }).limit(SHOWN),
  );
  return z.array(Notice).parse(rows.map(({ created_at: at, read_at: readAt, ...row }) => ({ ...row, at, readAt })));
}
