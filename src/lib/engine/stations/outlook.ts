import type { MonthUse } from './occupancy.ts';
import type { Expected } from '../../domain/station-worth.ts';

/** Full months whose mean is carried on: a quarter. */
export const MONTHS_LOOKED_AT = 3;

/**
 * A deliberately simple forecast, so that everybody can check it: the next months are used like the mean of the last three full months, and never less than
 * what is booked for them.
 *
 * @param past  full months, oldest first (months that were only partly open count by their open days)
 * @param ahead  the months to tell, with what is booked for them
 * @returns a row for each month ahead; empty with fewer than three months behind
 */
export function expectedUse(past: readonly MonthUse[], ahead: readonly MonthUse[]): Expected[] {
  const last = past.slice(-MONTHS_LOOKED_AT);
  if (last.length < MONTHS_LOOKED_AT) return [];
  const available = last.reduce((sum, row) => sum + row.available, 0);
  const mean = available === 0 ? 0 : last.reduce((sum, row) => sum + row.used, 0) / available;
  return ahead.map(({ month, taken, available: places }) => {
    const booked = places === 0 ? 0 : Math.min(1, taken / places);
    return { month, booked, expected: Math.max(booked, mean) };
  });
}
