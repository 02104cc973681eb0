import { z } from 'zod';

/** A calendar month, `YYYY-MM`. */
export const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);
export type Month = z.infer<typeof Month>;

/** Months since January of the year 0: differences and sums are whole months. */
export const monthNumber = (month: Month): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1;

/** The inverse of `monthNumber`, for the years 0 to 9999. */
export const monthOf = (number: number): Month =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

/** Whole months `[from, until)`. */
export const MonthPeriod = z
  .strictObject({ from: Month, until: Month })
  .refine(({ from, until }) => from < until, { path: ['until'], params: { fault: 'period_empty' } });
export type MonthPeriod = z.infer<typeof MonthPeriod>;

const LONGEST = 1200; // months: a century, beyond which a number is a slip

const Length = z.int().min(1).max(LONGEST);

/** How long a secondment may be [months]: from `min` to `max`, and if `allowed` is given, one of these. */
export const MonthLengths = z
  .strictObject({ min: Length, max: Length, allowed: z.array(Length).optional() })
  .refine(({ min, max }) => min <= max, { path: ['max'], params: { fault: 'range_empty' } });
export type MonthLengths = z.infer<typeof MonthLengths>;
