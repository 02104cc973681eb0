import type { SoftRule } from './soft-rule.ts';

const FULL = 36; // months of hardship after which somebody else should go first: one term of three years

/** Hardship goes round: months on a hardship post count against, by what the person has behind him already. */
export const rotation: SoftRule = {
  code: 'rotation',
  weight: 10,
  ofAssignment: ({ wishes }, { person, post, months }) =>
    wishes.hardship[post] ? -Math.min(1, wishes.served[person]! / FULL) * months || 0 : 0,
};
