import { monthOf } from '../domain/month.ts';
import type { Verdict } from '../engine/secondments/board/verdict.ts';
import type { ProblemNames } from '../engine/secondments/problem.ts';
import type { Messages } from './zh.ts';

/** Rules of which `month` and `most` are a period. */
const PERIODS: readonly Verdict['rule'][] = ['availability', 'window'];
const TECHNICAL = 100; // technical ranks stand this far above (see `plannedLevel`)

/** A planned level as the rank that its ladder counts. */
export const rankNumber = (level: number): number => (level > TECHNICAL ? level - TECHNICAL : level);

/** A rule kept or broken, as a sentence with names. */
export function verdictText(verdict: Verdict, labels: ProblemNames, m: Messages['verdict']): string {
  const { rule, state, have, needed, most, month } = verdict;
  const sentences = m.rule[rule];
  const isRank = rule === 'level';
  const number = (value: number | undefined) => (value === undefined ? '' : String(isRank ? rankNumber(value) : value));
  const names = (of: readonly string[], indices: readonly number[] | undefined) => m.list((indices ?? []).map((at) => of[at] ?? ''));
  return (sentences[state] ?? sentences.fail)({
    have: number(have),
    needed: number(needed),
    most: number(most),
    month: month === undefined ? '' : monthOf(labels.firstMonth + month),
    until: PERIODS.includes(rule) && most !== undefined ? monthOf(labels.firstMonth + most) : '',
    skills: names(labels.skills, verdict.skills),
    people: names(labels.people, verdict.people),
    posts: names(labels.posts, verdict.posts),
  });
}
