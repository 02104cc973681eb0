import { isSame } from '../../same-assignment.ts';
import type { SoftRule } from './soft-rule.ts';

/** Promises kept: person-months of published assignments that the plan no longer has as they were. */
export const promises: SoftRule = {
  code: 'promises',
  weight: 60,
  ofPlan: ({ wishes }, plan) =>
    -wishes.published.reduce((sum, was) => sum + (plan.some((now) => isSame(now, was)) ? 0 : was.months), 0) || 0,
};
