import { directionOf } from '../../problem.ts';
import type { SoftRule } from './soft-rule.ts';

/** Both directions: person-months by which one exceeds the other. */
export const balance: SoftRule = {
  code: 'balance',
  weight: 5,
  ofPlan: ({ problem }, plan) =>
    -Math.abs(plan.reduce((sum, { person, post, months }) => sum + directionOf(problem, person, post) * months, 0)) || 0,
};
