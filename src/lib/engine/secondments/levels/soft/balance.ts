import { differenceOf } from '../../balance.ts';
import type { SoftRule } from './soft-rule.ts';

/** Both directions: person-months by which one exceeds the other, with those served before. */
export const balance: SoftRule = {
  code: 'balance',
  weight: 5,
  ofPlan: ({ problem }, plan) => -Math.abs(differenceOf(problem, plan)) || 0,
};
