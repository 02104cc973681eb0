import type { AppRelaxation } from '../engine/secondments/levels/relax-app.ts';
import type { ProblemNames } from '../engine/secondments/problem.ts';
import { relaxationText } from './secondment-text.ts';
import { rankNumber } from './verdict-text.ts';
import type { Messages } from './zh.ts';

/** What would have to be granted together, in words: ranks as an office writes them. */
export function grantText(relaxations: readonly AppRelaxation[], labels: ProblemNames, m: Messages): string {
  const ranked = (relaxation: AppRelaxation): AppRelaxation =>
    relaxation.code === 'level' ? { ...relaxation, min: rankNumber(relaxation.min), max: rankNumber(relaxation.max) } : relaxation;
  return m.plan.result.both(relaxations.map((each) => relaxationText(ranked(each), labels, m.secondment)));
}
