import type { Account } from '../../domain/account.ts';
import type { Pairing } from '../../domain/pairing.ts';
import { withPairings, type MatchingReference } from '../../engine/matching/reference.ts';
import type { Db } from '../db.ts';
import { listOwnPairings } from '../pairing/list-pairings.ts';
import { MATCHING_REFERENCE } from '../reference/reference.ts';

/** The reference with an office's own rows, and how many those are. */
export type OwnPairings = { reference: MatchingReference; count: number; mark: string };

/** References made, by the rows they were made of. */
const made = new Map<string, MatchingReference>();
const KEPT = 20;

/** What a coordinator's office recorded for itself, to rank with; null for everybody else, and where there is nothing. */
export async function ownPairings(db: Db, account: Account | null): Promise<OwnPairings | null> {
  if (account?.role !== 'coordinator') return null;
  const own = await listOwnPairings(db, account.organisation.id);
  if (own.length === 0) return null;
  const mark = JSON.stringify(own);
  const reference = made.get(mark) ?? withPairings(MATCHING_REFERENCE, [...shipped(), ...own]);
  if (made.size >= KEPT) made.clear();
  made.set(mark, reference);
  return { reference, count: own.length, mark };
}

const shipped = (): Pairing[] => [...MATCHING_REFERENCE.pairings.values()].flat();
