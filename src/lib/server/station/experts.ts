import { ok, type AppErrorCode, type Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** An expert whose days can be booked at one's own station. @errors `not_found`, `not_allowed`, `wrong_state`, `bad_request` */
export async function addStationExpert(
  db: Db,
  stationId: string,
  { name, note }: { name: string; note: string },
): Promise<Result<null, AppErrorCode>> {
  const added = outcome('add_station_expert', await db.rpc('add_station_expert', { station_id: stationId, name, note }));
  return added.ok ? ok(null) : added;
}

/** Ends that. @errors `not_found`, `not_allowed`, `places_in_use` */
export async function retireStationExpert(db: Db, placeId: string): Promise<Result<null, AppErrorCode>> {
  const retired = outcome('retire_station_expert', await db.rpc('retire_station_expert', { place_id: placeId }));
  return retired.ok ? ok(null) : retired;
}
