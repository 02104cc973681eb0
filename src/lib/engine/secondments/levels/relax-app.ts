import { relaxed, type Relaxation } from '../relax.ts';
import { appProblem, type AppProblem } from './app-problem.ts';

/**
 * One change of one rule, the platform's own rules with them: what a unit, a person or an office could grant.
 *
 * - `cover`: a unit keeps so many fewer holders of a skill · `rest`: so many months at home between two postings
 * - `handover`: predecessor and successor meet for so many months only · `pair`: two who go together may go apart
 */
export type AppRelaxation =
  | Relaxation
  | { code: 'cover'; organisation: number; skill: number; by: number }
  | { code: 'rest'; months: number }
  | { code: 'handover'; before: number; after: number; months: number }
  | { code: 'pair'; people: readonly [number, number] };

/** The problem with one rule relaxed. */
export function relaxedApp(app: AppProblem, change: AppRelaxation): AppProblem {
  const { problem, rules, wishes } = app;
  switch (change.code) {
    case 'cover': {
      const { organisation, skill, by } = change;
      const cover = rules.cover.map((rule) =>
        // What is missing at home is missing of the staff too, where that is smaller than what is to be kept.
        rule.organisation === organisation && rule.skill === skill
          ? { ...rule, keep: Math.max(0, Math.min(rule.keep, rule.staff) - by) }
          : rule,
      );
      return appProblem(problem, { ...rules, cover }, wishes);
    }
    case 'rest':
      return appProblem(problem, { ...rules, rest: change.months }, wishes);
    case 'handover': {
      const { before, after, months } = change;
      const handovers = rules.handovers.flatMap((rule) =>
        rule.before !== before || rule.after !== after ? [rule] : months === 0 ? [] : [{ ...rule, months }],
      );
      return appProblem(problem, { ...rules, handovers }, wishes);
    }
    case 'pair': {
      const [a, b] = change.people;
      return appProblem(
        problem,
        { ...rules, pairs: rules.pairs.filter(({ people }) => !(people.includes(a) && people.includes(b))) },
        wishes,
      );
    }
    default:
      return appProblem(relaxed(problem, change), rules, wishes);
  }
}
