import { unwrap, type Db } from '../db.ts';

const SHOWN = 200;

/** The newest mails of the outbox, as far as the caller may see them. */
export const listMails = async (db: Db) =>
  unwrap(
    'mails',
    await db
      .from('mails')
      .select('id, to_email, subject, body, created_at, sent_at, attempts, fault')
      .order('id', { ascending: false })
      .limit(SHOWN),
  );
