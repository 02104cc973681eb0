import { ok, type AppErrorCode, type Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** An address in use, without its key. `stationId` null: the organisation's own bookings. */
export type CalendarAddress = { id: string; stationId: string | null; madeBy: string; madeAt: string };

/** The addresses in use of the caller's organisation. */
export async function calendarAddresses(db: Db, organisationId: string): Promise<CalendarAddress[]> {
  const rows = db
    .from('station_calendars')
    .select('id, station_id, made_by_name, made_at')
    .eq('organisation_id', organisationId)
    .is('revoked_at', null)
    .order('made_at');
  return unwrap('station_calendars', await rows).map((row) => ({
    id: row.id,
    stationId: row.station_id,
    madeBy: row.made_by_name,
    madeAt: row.made_at,
  }));
}

/** Makes an address; its key is told once. @errors `not_allowed`, `not_found`, `too_many_calendars` */
export async function makeCalendarAddress(db: Db, stationId: string | null): Promise<Result<string, AppErrorCode>> {
  return outcome('make_station_calendar', await db.rpc('make_station_calendar', stationId === null ? {} : { station_id: stationId }));
}

/** Takes an address back. @errors `not_found`, `not_allowed` */
export async function revokeCalendarAddress(db: Db, id: string): Promise<Result<null, AppErrorCode>> {
  const revoked = outcome('revoke_station_calendar', await db.rpc('revoke_station_calendar', { calendar_id: id }));
  return revoked.ok ? ok(null) : revoked;
}
