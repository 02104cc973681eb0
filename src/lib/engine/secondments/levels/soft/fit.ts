import { fitOf } from '../../score.ts';
import type { SoftRule } from './soft-rule.ts';

/** 人岗相适: months, by how well the person suits the post. */
export const fit: SoftRule = {
  code: 'fit',
  weight: 30,
  ofAssignment: ({ problem }, { person, post, months }) => fitOf(problem, person, post) * months,
};
