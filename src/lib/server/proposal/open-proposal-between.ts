import type { Db } from '../db.ts';
import { listOpenPairs } from './list-open-pairs.ts';

/** The id of the proposal under way between two listings, as far as the caller knows of both; null when there is none. */
export const openProposalBetween = async (db: Db, mine: string, theirs: string): Promise<string | null> =>
  (await listOpenPairs(db, mine)).get(theirs) ?? null;
