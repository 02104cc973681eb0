import type { Pairing } from '../../domain/pairing.ts';
import type { RegionCode } from '../../domain/region.ts';
import { unwrap, type Db } from '../db.ts';

/**
 * Recorded pairings of both systems, past ones included: by eastern, then western region, then date.
 *
 * @param province  only those of this province, on either side; null: all
 */
export async function listPairings(db: Db, province: RegionCode | null): Promise<Pairing[]> {
  const all = db
    .from('pairings')
    .select(
      'id, system, level, east:east_code, west:west_code, validFrom:valid_from, startAssumed:start_assumed, validUntil:valid_until, source, sourceUrl:source_url, confidence',
    );
  const digits = province?.slice(0, 2);
  const chosen = digits === undefined ? all : all.or(`east_code.like.${digits}*,west_code.like.${digits}*`);
  return unwrap('pairings', await chosen.order('east_code').order('west_code').order('valid_from'));
}
