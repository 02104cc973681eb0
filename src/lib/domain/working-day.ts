import { z } from 'zod';
import file from './reference/working-days.json' with { type: 'json' };

/**
 * The Chinese working calendar: Monday to Friday, but for the days that the yearly notice of the State Council's General
 * Office moves (`reference/working-days.json`, the tables `calendar_notices` and `working_days`). Clocks that count
 * working days or office hours count by it. SQL has the same functions in schema `private`; a test holds both equal.
 */
export const WorkingDayFile = z.strictObject({
  title: z.string(),
  edition: z.iso.date(),
  note: z.string(),
  notices: z.array(z.strictObject({ year: z.int(), title: z.string().min(1), issuedOn: z.iso.date(), sourceUrl: z.url() })),
  days: z.array(z.strictObject({ day: z.iso.date(), works: z.boolean(), name: z.string().min(1) })),
});

const calendar = WorkingDayFile.parse(file);
const moved = new Map(calendar.days.map(({ day, works }) => [day, works]));
const noticed = new Set(calendar.notices.map(({ year }) => year));

/** When offices are open on a working day, in hours of Chinese time: 9–12 and 14–18, our own convention. */
export const OFFICE_HOURS = [
  { from: 9, until: 12 },
  { from: 14, until: 18 },
] as const;

const DAY = 86_400_000; // ms
const MINUTE = 60_000; // ms
const CHINA = 8 * 60 * MINUTE; // ms ahead of UTC; no summer time since 1991

const atMidnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const civil = (time: number): string => new Date(time).toISOString().slice(0, 10);
const next = (day: string): string => civil(atMidnight(day) + DAY);

/** Whether the holidays of a year are known; until its notice is out, its days count Monday to Friday and a page says so. */
export const isYearNoticed = (year: number): boolean => noticed.has(year);

/** The first year among some days whose holidays nobody has announced yet; null when all are known. Absent days count nothing. */
export function unnoticedYear(days: readonly (string | undefined)[]): number | null {
  const years = days.flatMap((day) => (day === undefined ? [] : [Number(day.slice(0, 4))])).filter((year) => !isYearNoticed(year));
  return years.length > 0 ? Math.min(...years) : null;
}

/** The civil day `YYYY-MM-DD` in China at a moment. */
export const chineseDay = (moment: Date): string => civil(moment.getTime() + CHINA);

/** Whether offices work on a civil day. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(atMidnight(day)).getUTCDay();
  return moved.get(day) ?? (weekday > 0 && weekday < 6);
}

/**
 * The day a number of working days after a civil day, which itself never counts.
 *
 * @param count  working days, at least 0; 0 gives the day itself
 */
export function addWorkingDays(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0;) {
    at = next(at);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** How many working days come after `day`, up to and with `until`; 0 when it is not later. */
export function workingDaysBetween(day: string, until: string): number {
  let count = 0;
  for (let at = day; at < until;) {
    at = next(at);
    if (isWorkingDay(at)) count += 1;
  }
  return count;
}

/**
 * The moment a number of office hours after another; outside office hours the clock stands still.
 *
 * @param hours  office hours, at least 0; 0 gives the moment itself
 */
export function addWorkingHours(moment: Date, hours: number): Date {
  let left = hours * 60 * MINUTE;
  if (left <= 0) return moment;
  let at = moment.getTime() + CHINA;
  for (;;) {
    const day = civil(at);
    for (const { from, until } of isWorkingDay(day) ? OFFICE_HOURS : []) {
      const opens = Math.max(at, atMidnight(day) + from * 60 * MINUTE);
      const open = atMidnight(day) + until * 60 * MINUTE - opens;
      if (open <= 0) continue;
      if (left <= open) return new Date(opens + left - CHINA);
      left -= open;
    }
    at = atMidnight(next(day));
  }
}
