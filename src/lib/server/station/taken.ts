import { civilDate, dayNumber } from '../../domain/civil-day.ts';
import { unwrap, type Db } from '../db.ts';
import type { Place } from './stations.ts';

/** When a place is taken, `[from, until)`. */
export type TakenPeriod = { placeId: string; from: string; until: string };

/** Taken periods of a station's places within some days, without by whom. */
export async function takenAt(db: Db, stationId: string, from: string, until: string): Promise<TakenPeriod[]> {
  const rows = unwrap('station_taken', await db.rpc('station_taken', { station_id: stationId, from_day: from, until_day: until }));
  return rows.map(({ place_id: placeId, starts_on, ends_before }) => ({ placeId, from: starts_on, until: ends_before }));
}

/** Whether a place is free in all of a period. */
export const isFree = (placeId: string, from: string, until: string, taken: readonly TakenPeriod[]): boolean =>
  !taken.some((period) => period.placeId === placeId && period.from < until && period.until > from);

/** The earliest period of as many days, from a day on, in which one of the places is free; null within the days looked at. */
export function nextFree(
  places: readonly Place[],
  taken: readonly TakenPeriod[],
  { days, from, until }: { days: number; from: string; until: string },
): { from: string; until: string } | null {
  for (let day = dayNumber(from); day + days <= dayNumber(until); day++) {
    const [starts, ends] = [civilDate(day), civilDate(day + days)];
    if (places.some(({ id }) => isFree(id, starts, ends, taken))) return { from: starts, until: ends };
  }
  return null;
}
