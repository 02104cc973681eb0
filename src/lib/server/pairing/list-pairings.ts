import type { Pairing } from '../../domain/pairing.ts';
import type { RegionCode } from '../../domain/region.ts';
import { unwrap, type Db } from '../db.ts';
import { MATCHING_REFERENCE } from '../reference/reference.ts';

const OWN_COLUMNS =
  'id, system, level, east:east_code, west:west_code, validFrom:valid_from, validUntil:valid_until, source, sourceUrl:source_url, confidence, office:office_id(id, name)' as const;

/** A pairing, and the office that recorded it for itself; null: it ships with the platform. */
export type ShownPairing = Pairing & { office: { id: string; name: string } | null };

const keyOf = (row: Pairing) => `${row.east} ${row.west} ${row.validFrom}`;
const byPlaceAndDate = (a: Pairing, b: Pairing) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0);

/** What ships is the same in the tree and in the database (a test compares them): read from the tree it costs nothing. */
const SHIPPED: readonly ShownPairing[] = [...MATCHING_REFERENCE.pairings.values()]
  .flat()
  .map((row) => ({ ...row, office: null }))
  .sort(byPlaceAndDate);

/**
 * Recorded pairings of both systems, past ones and the caller's office's own included: by eastern, then western region,
 * then date.
 *
 * @param province  only those of this province, on either side; null: all
 */
export async function listPairings(db: Db, province: RegionCode | null): Promise<ShownPairing[]> {
  const digits = province?.slice(0, 2) ?? '';
  const own = db.from('own_pairings').select(OWN_COLUMNS);
  const chosen = digits === '' ? own : own.or(`east_code.like.${digits}*,west_code.like.${digits}*`);
  const theirs = unwrap('own_pairings', await chosen.order('east_code').order('west_code').order('valid_from'));
  const ours = SHIPPED.filter(({ east, west }) => east.startsWith(digits) || west.startsWith(digits));
  if (theirs.length === 0) return ours;
  return [...ours, ...theirs.map((row) => ({ ...row, startAssumed: false }))].sort(byPlaceAndDate);
}

/** The rows that an office recorded for itself. */
export async function listOwnPairings(db: Db, office: string): Promise<Pairing[]> {
  const rows = unwrap('own_pairings', await db.from('own_pairings').select(OWN_COLUMNS).eq('office_id', office).order('id'));
  return rows.map(({ office: _office, ...row }) => ({ ...row, startAssumed: false }));
}
