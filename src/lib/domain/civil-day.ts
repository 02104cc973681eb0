import { z } from 'zod';

const DAY = 86_400_000; // ms

/** Days since 1970-01-01 of a civil date: differences of civil dates are whole days, without time zones. */
export const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);

/** The inverse of `dayNumber`. */
export const civilDate = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** Civil dates `[from, until)`, at least one day. */
export const CivilPeriod = z
  .object({ from: z.iso.date(), until: z.iso.date() })
  .refine(({ from, until }) => from < until, { path: ['until'], params: { fault: 'period_empty' } });
export type CivilPeriod = z.infer<typeof CivilPeriod>;
