import type { SoftRule } from './soft-rule.ts';

const NEITHER = 0.5; // nothing was said

/** What the person would like: months, by how much, 0 to 1; where nothing was said a half, so that silence is no drawback. */
export const preferences: SoftRule = {
  code: 'preferences',
  weight: 10,
  ofAssignment: ({ wishes }, { person, post, months }) => (wishes.preferred[person]!.get(post) ?? NEITHER) * months,
};
