import type { Pairing } from '../../domain/pairing.ts';
import { unwrap, type Db } from '../db.ts';

/** Every recorded pairing of both systems, past ones included: by eastern, then western region, then date. */
export async function listPairings(db: Db): Promise<Pairing[]> {
  const rows = unwrap(
    'pairings',
    await db
      .from('pairings')
      .select(
        'id, system, level, east:east_code, west:west_code, validFrom:valid_from, startAssumed:start_assumed, validUntil:valid_until, source, sourceUrl:source_url, confidence',
      )
      .order('east_code')
      .order('west_code')
      .order('valid_from'),
  );
  return rows;
}
