import { plusDays } from '../../domain/date-text.ts';
import type { ExchangeStatusCode } from '../../domain/enums.ts';
import type { ExchangeView } from '../../domain/exchange.ts';
import { unwrap, type Db } from '../db.ts';

/** The exchanges that the caller may see, open ones first. */
export async function listExchanges(db: Db, officeId: string | null): Promise<ExchangeView[]> {
  const rows = unwrap(
    'exchanges',
    await db
      .from('exchanges')
      .select(
        'id, name, status, starts_on, ends_before, max_difference, purpose, is_sample, closed_why, offered_by, east_office_id, west_office_id, east:organisations!exchanges_east_office_id_fkey(name), west:organisations!exchanges_west_office_id_fkey(name)',
      )
      .order('created_at', { ascending: false }),
  );
  const order: ExchangeStatusCode[] = ['offered', 'open', 'closed', 'declined'];
  return rows
    .map((row) => ({
      id: row.id,
      name: row.name,
      status: row.status,
      east: row.east.name,
      west: row.west.name,
      waitsForMe:
        row.status === 'offered' && row.offered_by !== officeId && [row.east_office_id, row.west_office_id].includes(officeId ?? ''),
      isMine: [row.east_office_id, row.west_office_id].includes(officeId ?? ''),
      startsOn: row.starts_on,
      lastDay: plusDays(row.ends_before, -1),
      maxDifference: row.max_difference,
      purpose: row.purpose,
      isSample: row.is_sample,
      closedWhy: row.closed_why,
    }))
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}
