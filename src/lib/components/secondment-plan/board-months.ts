/**
 * The timeline component knows hours of a day and days only. All months of a plan are one day of its calendar, ten minutes each:
 * a lane is then one cell with its months drawn as a background, not a cell for every month, which is what keeps a drag quick.
 */
const MINUTES = 10; // of the calendar, that stand for a month: a day holds 144
const MINUTE = 60_000; // ms
const DAY = '2001-01-01'; // without a change of clocks in any zone
const midnight = new Date(`${DAY}T00:00`).getTime(); // the component works in local time

/** The day that the whole plan is shown on. */
export const BOARD_DAY = DAY;

/** Lengths of the calendar's day, as the component takes them. */
export const monthsLong = (months: number): { minutes: number } => ({ minutes: months * MINUTES });

/** The moment at which a month of the plan begins. */
export const momentOf = (month: number): Date => new Date(midnight + month * MINUTES * MINUTE);

/** The month of the plan that a moment stands for. */
export const monthAt = (moment: Date): number => Math.round((moment.getTime() - midnight) / (MINUTES * MINUTE));
