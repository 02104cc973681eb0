import { civilDate, dayNumber } from '../../domain/civil-day.ts';
import type { PlaceKindCode } from '../../domain/enums.ts';
import type { Place, Station } from './stations.ts';
import { isFree, type TakenPeriod } from './taken.ts';

/** A day of the calendar: free, taken, or not to be booked (past, before opening, after closing). */
export type CalendarCell = { day: string; state: 'free' | 'taken' | 'closed' };
export type CalendarRow = { id: string; kind: PlaceKindCode; name: string; cells: CalendarCell[] };

/** Days that one view of the calendar shows. */
export const DAYS_SHOWN = 14;

/** Places by days: the calendar of a station without names. */
export function calendarRows(station: Station, taken: readonly TakenPeriod[], from: string, today: string): CalendarRow[] {
  const days = Array.from({ length: DAYS_SHOWN }, (_, n) => civilDate(dayNumber(from) + n));
  const last = civilDate(dayNumber(today) + station.aheadDaysMost);
  const isOpen = (day: string): boolean =>
    (station.status === 'open' || station.status === 'closing') &&
    day >= today &&
    day <= last &&
    day >= (station.openedOn ?? day) &&
    (station.closesOn === null || day < station.closesOn);
  const cell = (place: Place, day: string): CalendarCell => {
    const next = civilDate(dayNumber(day) + 1);
    return { day, state: !isFree(place.id, day, next, taken) ? 'taken' : isOpen(day) ? 'free' : 'closed' };
  };
  return station.places.map((place) => ({ id: place.id, kind: place.kind, name: place.name, cells: days.map((day) => cell(place, day)) }));
}
