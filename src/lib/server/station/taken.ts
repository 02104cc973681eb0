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

/** Within which days one looks, and from which day somebody asked. */
export type Search = { days: number; asked: string; today: string; until: string };

/**
 * The earliest period of as many days, from the asked day on, in which one of the places is free; where there is none, the earliest before it.
 * Null within the days looked at.
 */
export function nextFree(
  places: readonly Place[],
  taken: readonly TakenPeriod[],
  { days, asked, today, until }: Search,
): { from: string; until: string } | null {
  const [earliest, wanted, last] = [dayNumber(today), Math.max(dayNumber(today), dayNumber(asked)), dayNumber(until) - days];
  const found = firstFree(wanted, last) ?? firstFree(earliest, Math.min(wanted - 1, last));
  return found === null ? null : { from: civilDate(found), until: civilDate(found + days) };

  function firstFree(from: number, to: number): number | null {
    for (let day = from; day <= to; day++)
      if (places.some(({ id }) => isFree(id, civilDate(day), civilDate(day + days), taken))) return day;
    return null;
  }
}
