import { unwrap, type Db } from '../db.ts';

/** Proposals under way in which a listing takes part, by the refs of the other listings that the caller knows in them. */
export async function listOpenPairs(db: Db, ref: string): Promise<Map<string, string>> {
  const rows = unwrap('open_pairs', await db.rpc('open_pairs', { listing_ref: ref }));
  return new Map(rows.map(({ other, proposal }) => [other, proposal]));
}
