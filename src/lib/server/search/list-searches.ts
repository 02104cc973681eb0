import { unwrap, type Db } from '../db.ts';

/** The caller's kept searches, the newest first. */
export const listSearches = async (db: Db) =>
  unwrap(
    'saved_searches',
    await db.from('saved_searches').select('id, name, query, digest, digested_at').order('created_at', { ascending: false }),
  );
