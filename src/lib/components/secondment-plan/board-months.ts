/** The timeline component knows days only: a month of the plan is a day of its calendar. */
const DAY = 86_400_000; // ms
const EPOCH = Date.UTC(2001, 0, 1); // the day that stands for the plan's first month

/** The day that stands for a month of the plan. */
export const dayOf = (month: number): string => new Date(EPOCH + month * DAY).toISOString().slice(0, 10);

/** The month of the plan that a day stands for; the component gives local dates. */
export const monthAt = (date: Date): number => Math.round((Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) - EPOCH) / DAY);
