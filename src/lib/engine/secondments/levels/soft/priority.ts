import type { SoftRule } from './soft-rule.ts';

/** Posts that matter most are filled first: months, by the post's priority as a share of the highest. */
export const priority: SoftRule = {
  code: 'priority',
  weight: 100,
  ofAssignment: ({ problem, highestPriority }, { post, months }) =>
    highestPriority === 0 ? 0 : (problem.posts[post]!.priority / highestPriority) * months,
};
