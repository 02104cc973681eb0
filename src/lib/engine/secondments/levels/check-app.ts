import type { Assignment } from '../problem.ts';
import { isSame } from '../same-assignment.ts';
import type { AppProblem } from './app-problem.ts';

/** What can be wrong with a plan by the platform's own rules, with indices. Months are counted from the horizon's first. */
export type AppFault =
  | { fault: 'home_uncovered'; organisation: number; skill: number; month: number; missing: number }
  | { fault: 'no_handover'; before: number; after: number; person: number }
  | { fault: 'rest_too_short'; person: number; needed: number }
  | { fault: 'starts_in_past'; person: number; post: number; month: number }
  | { fault: 'pair_apart' | 'pair_both_away'; people: readonly [number, number] };

/**
 * Checks a plan against the platform's hard rules, without knowing how it came about and sharing no code with the search. What
 * only published assignments (pins) break among themselves is waived: they were promised before the rule.
 */
export function checkApp(app: AppProblem, plan: readonly Assignment[]): AppFault[] {
  return [
    ...coverFaults(app, plan),
    ...handoverFaults(app, plan),
    ...restFaults(app, plan),
    ...pairFaults(app, plan),
    ...pastFaults(app, plan),
  ];
}

const end = ({ start, months }: Assignment): number => start + months;
const isThere = (assignment: Assignment, month: number): boolean => assignment.start <= month && month < end(assignment);
const sharedMonths = (a: Assignment, b: Assignment): number => Math.min(end(a), end(b)) - Math.max(a.start, b.start);
const isPin = ({ problem }: AppProblem, assignment: Assignment): boolean => problem.pinned.some((pin) => isSame(pin, assignment));

function* coverFaults({ problem, rules }: AppProblem, plan: readonly Assignment[]): Iterable<AppFault> {
  const has = (person: number, skill: number) => problem.people[person]!.skills.includes(skill);
  for (const { organisation, skill, staff, keep } of rules.cover) {
    const moves = ({ person, post }: Assignment) =>
      (problem.people[person]!.home === organisation || problem.posts[post]!.host === organisation) && has(person, skill);
    const [moved, pinned] = [plan.filter(moves), problem.pinned.filter(moves)];
    const at = (month: number, among: readonly Assignment[]) =>
      among.reduce((holders, assignment) => {
        if (!isThere(assignment, month)) return holders;
        const left = problem.people[assignment.person]!.home === organisation ? 1 : 0;
        const came = problem.posts[assignment.post]!.host === organisation ? 1 : 0;
        return holders - left + came;
      }, staff);
    for (let month = 0; month < problem.months; month++) {
      const needed = Math.min(keep, staff, at(month, pinned));
      const holders = at(month, moved);
      if (holders < needed) yield { fault: 'home_uncovered', organisation, skill, month, missing: needed - holders };
    }
  }
}

function* handoverFaults(app: AppProblem, plan: readonly Assignment[]): Iterable<AppFault> {
  for (const { before, after, months, exact } of app.rules.handovers)
    for (const next of plan) {
      if (next.post !== after || isPin(app, next)) continue;
      const earlier = plan.filter((one) => one.post === before && one.start < next.start);
      // Where nobody was before, there is nobody to take over from.
      const shared = plan.filter((one) => one !== next && one.post === after).map((one) => sharedMonths(one, next));
      const isTooLong = exact && shared.some((together) => together > months);
      if (before === after && earlier.length === 0 && !isTooLong) continue;
      if (isTooLong || !earlier.some((one) => end(one) - next.start >= months))
        yield { fault: 'no_handover', before, after, person: next.person };
    }
}

function* restFaults(app: AppProblem, plan: readonly Assignment[]): Iterable<AppFault> {
  const { rest, back } = app.rules;
  for (const later of plan) {
    if (isPin(app, later)) continue;
    const home = back[later.person];
    const short = home != null && later.start < home + rest;
    const after = plan.some((one) => one.person === later.person && one.start < later.start && later.start < end(one) + rest);
    const before = plan.some((one) => one.person === later.person && one.start > later.start && one.start < end(later) + rest);
    if (short || after || before) yield { fault: 'rest_too_short', person: later.person, needed: rest };
  }
}

function* pairFaults(app: AppProblem, plan: readonly Assignment[]): Iterable<AppFault> {
  const { problem, rules } = app;
  for (const { people, how } of rules.pairs) {
    const [a, b] = people.map((person) => plan.filter((assignment) => assignment.person === person)) as [Assignment[], Assignment[]];
    if (how === 'one_stays') {
      const both = a.some((one) => b.some((two) => one.start < end(two) && two.start < end(one) && !(isPin(app, one) && isPin(app, two))));
      if (both) yield { fault: 'pair_both_away', people };
      continue;
    }
    if ([...a, ...b].some((assignment) => isPin(app, assignment))) continue;
    const place = ({ post }: Assignment) => rules.place[problem.posts[post]!.host];
    const goesAlong = (one: Assignment, others: readonly Assignment[]) =>
      others.some((two) => two.start === one.start && place(two) === place(one));
    if (!a.every((one) => goesAlong(one, b)) || !b.every((two) => goesAlong(two, a))) yield { fault: 'pair_apart', people };
  }
}

function* pastFaults(app: AppProblem, plan: readonly Assignment[]): Iterable<AppFault> {
  const { notBefore } = app.rules;
  for (const { person, post, start } of plan) {
    if (notBefore === undefined || start >= notBefore) continue;
    const began = (was: Assignment) => was.person === person && was.post === post && was.start === start;
    if (!app.problem.pinned.some(began) && !app.wishes.published.some(began)) yield { fault: 'starts_in_past', person, post, month: start };
  }
}
