import { unwrap, type Db } from '../db.ts';

/** The listings of an organisation, as its members see them, newest first. */
export async function listOwnListings(db: Db, organisationId: string) {
  return unwrap(
    'listings',
    await db
      .from('listings')
      .select('ref, title, status')
      .eq('organisation_id', organisationId)
      .order('updated_at', { ascending: false })
      .limit(20),
  );
}
