import { civilDate, dayNumber } from '../../domain/civil-day.ts';

/** The last day of a half-open period, as people say it. */
export const lastDayOf = (endsBefore: string): string => civilDate(dayNumber(endsBefore) - 1);
