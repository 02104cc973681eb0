import { err, ok, type Result } from './errors.ts';

/** Civil dates `YYYY-MM-DD`: the first and the last day of what was typed. */
export type DateSpan = { first: string; last: string };

const FORM = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日号]?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Reads a day, a month or a year as people type it: `2027-06-30`, `2027/6/30`, `2027年6月`, `20270630`, `２０２７.6`.
 *
 * @returns the first and the last day it names
 * @errors `not_a_date` for anything else and for days that no calendar has
 */
export function parseDateText(text: string): Result<DateSpan, 'not_a_date'> {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const [, year, month, day] = COMPACT.exec(plain) ?? FORM.exec(plain) ?? [];
  if (year === undefined) return err('not_a_date');
  const [from, until] = [Number(month ?? 1), Number(month ?? 12)];
  const days = new Date(Date.UTC(Number(year), until, 0)).getUTCDate();
  if (Number(year) < 1949 || Number(year) > 2200 || from < 1 || until > 12 || Number(day ?? 1) < 1 || Number(day ?? 1) > days) {
    return err('not_a_date');
  }
  return ok({ first: civil(Number(year), from, Number(day ?? 1)), last: civil(Number(year), until, Number(day ?? days)) });
}

const civil = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** The civil date a number of days later, or earlier if negative. */
export function plusDays(date: string, days: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return civil(year, month, day + days);
}
