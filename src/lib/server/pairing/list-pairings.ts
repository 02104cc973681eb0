import type { Pairing } from '../../domain/pairing.ts';
import type { RegionCode } from '../../domain/region.ts';
import { unwrap, type Db } from '../db.ts';

const COLUMNS =
  'id, system, level, east:east_code, west:west_code, validFrom:valid_from, startAssumed:start_assumed, validUntil:valid_until, source, sourceUrl:source_url, confidence' as const;
const OWN_COLUMNS =
  'id, system, level, east:east_code, west:west_code, validFrom:valid_from, validUntil:valid_until, source, sourceUrl:source_url, confidence, office:office_id(id, name)' as const;

/** A pairing, and the office that recorded it for itself; null: it ships with the platform. */
export type ShownPairing = Pairing & { office: { id: string; name: string } | null };

/**
 * Recorded pairings of both systems, past ones and the caller's office's own included: by eastern, then western region,
 * then date.
 *
 * @param province  only those of this province, on either side; null: all
 */
export async function listPairings(db: Db, province: RegionCode | null): Promise<ShownPairing[]> {
  const digits = province?.slice(0, 2);
  const chosen = `east_code.like.${digits}*,west_code.like.${digits}*`;
  const shipped = db.from('pairings').select(COLUMNS);
  const own = db.from('own_pairings').select(OWN_COLUMNS);
  const [ours, theirs] = await Promise.all([
    (digits === undefined ? shipped : shipped.or(chosen)).order('east_code').order('west_code').order('valid_from'),
    (digits === undefined ? own : own.or(chosen)).order('east_code').order('west_code').order('valid_from'),
  ]);
  const rows: ShownPairing[] = [
    ...unwrap('pairings', ours).map((row) => ({ ...row, office: null })),
    ...unwrap('own_pairings', theirs).map((row) => ({ ...row, startAssumed: false })),
  ];
  return theirs.data?.length ? rows.sort(byPlaceAndDate) : rows;
}

/** The rows that an office recorded for itself. */
export async function listOwnPairings(db: Db, office: string): Promise<Pairing[]> {
  const rows = unwrap('own_pairings', await db.from('own_pairings').select(OWN_COLUMNS).eq('office_id', office).order('id'));
  return rows.map(({ office: _office, ...row }) => ({ ...row, startAssumed: false }));
}

const keyOf = (row: ShownPairing) => `${row.east} ${row.west} ${row.validFrom}`;
const byPlaceAndDate = (a: ShownPairing, b: ShownPairing) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0);
