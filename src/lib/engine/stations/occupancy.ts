import { civilDate, dayNumber } from '../../domain/civil-day.ts';
import type { PlaceKindCode } from '../../domain/enums.ts';
import { monthNumber, monthOf } from '../../domain/month.ts';

/** A stay as occupancy counts it: `used` when somebody was there, else only booked. Days half-open. */
export type CountedStay = { kind: PlaceKindCode; startsOn: string; endsBefore: string; used: boolean };

/** What a month had and what was used of it, in place-days (an expert's day, a bed's night). */
export type MonthUse = {
  /** `YYYY-MM` */
  month: string;
  /** Days of the month on which it was open. */
  openDays: number;
  /** Days of the month in all. */
  days: number;
  available: number;
  used: number;
  /** Used or booked: what the month would be if nobody stayed away. */
  taken: number;
};

/** When a station is open, `[openedOn, closedOn)`; not closed: null. */
export type OpenPeriod = { openedOn: string; closedOn: string | null };

/**
 * Use of the places of one kind, month by month.
 *
 * @param places  how many places of the kind there are; experts' days count too
 * @param from, until  civil dates `[from, until)`; months are cut to them and to the time in which the station is open
 * @returns a row for each month with an open day, oldest first
 */
export function monthlyUse(
  kind: PlaceKindCode,
  places: number,
  { openedOn, closedOn }: OpenPeriod,
  stays: readonly CountedStay[],
  [from, until]: readonly [string, string],
): MonthUse[] {
  const first = Math.max(dayNumber(from), dayNumber(openedOn));
  const end = Math.min(dayNumber(until), closedOn === null ? Infinity : dayNumber(closedOn));
  if (first >= end) return [];
  const rows: MonthUse[] = [];
  const last = civilDate(end - 1).slice(0, 7);
  for (let number = monthNumber(civilDate(first).slice(0, 7)); number <= monthNumber(last); number++) {
    const [begins, ends] = [dayNumber(`${monthOf(number)}-01`), dayNumber(`${monthOf(number + 1)}-01`)];
    const [a, b] = [Math.max(begins, first), Math.min(ends, end)];
    const overlap = (stay: CountedStay): number =>
      Math.max(0, Math.min(b, dayNumber(stay.endsBefore)) - Math.max(a, dayNumber(stay.startsOn)));
    const own = stays.filter((stay) => stay.kind === kind);
    rows.push({
      month: monthOf(number),
      openDays: b - a,
      days: ends - begins,
      available: places * (b - a),
      used: own.filter(({ used }) => used).reduce((sum, stay) => sum + overlap(stay), 0),
      taken: own.reduce((sum, stay) => sum + overlap(stay), 0),
    });
  }
  return rows;
}

/** Used of available over some months, a share in [0, 1]; null where nothing was available. */
export function shareUsed(rows: readonly MonthUse[]): number | null {
  const available = rows.reduce((sum, row) => sum + row.available, 0);
  return available === 0 ? null : rows.reduce((sum, row) => sum + row.used, 0) / available;
}

/** Place-months that were used: each month's used days in parts of that month. */
export const placeMonths = (rows: readonly MonthUse[]): number => rows.reduce((sum, { used, days }) => sum + used / days, 0);
