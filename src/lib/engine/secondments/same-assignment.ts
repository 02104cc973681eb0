import type { Assignment } from './problem.ts';

/** Whether two assignments are the same in every respect. */
export const isSame = (a: Assignment, b: Assignment): boolean =>
  a.person === b.person && a.post === b.post && a.start === b.start && a.months === b.months;
