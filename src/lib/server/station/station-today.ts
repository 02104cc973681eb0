import { unwrap, type Db } from '../db.ts';
import { waitsOf, type Wait } from './waits.ts';

/** A guest who should be there by now and is not noted as arrived. */
export type DueArrival = { id: string; station: string; stationId: string; guest: string; startsOn: string };
export type StationToday = { arrivals: DueArrival[]; offers: Wait[] };

const MOST = 50;

/**
 * What the first page says of stations: whom the organisation as a host expects today, and places that it was offered from a
 * waiting list. @param today  civil date
 */
export async function stationToday(db: Db, organisationId: string, today: string): Promise<StationToday> {
  const [arrivals, waits] = await Promise.all([arrivalsDue(db, organisationId, today), waitsOf(db, organisationId)]);
  return { arrivals, offers: waits.filter(({ status }) => status === 'offered') };
}

async function arrivalsDue(db: Db, organisationId: string, today: string): Promise<DueArrival[]> {
  const own = unwrap(
    'stations',
    await db.from('stations').select('id, name').eq('host_id', organisationId).in('status', ['open', 'closing']).limit(MOST),
  );
  if (own.length === 0) return [];
  const names = new Map(own.map(({ id, name }) => [id, name]));
  const rows = unwrap(
    'station_stays',
    await db
      .from('station_stays')
      .select('id, station_id, guest_name, starts_on')
      .eq('status', 'booked')
      .lte('starts_on', today)
      .gt('ends_before', today)
      .in('station_id', [...names.keys()])
      .order('starts_on')
      .limit(MOST),
  );
  return rows.map((row) => ({
    id: row.id,
    station: names.get(row.station_id) ?? '',
    stationId: row.station_id,
    guest: row.guest_name,
    startsOn: row.starts_on,
  }));
}
