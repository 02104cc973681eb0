import { commonDigits, DecimalSum } from '../projects/decimal.ts';
import { balanceOf, differenceOf, type Balance } from './balance.ts';
import type { Columns } from './columns.ts';
import type { PlanConflict } from './conflict.ts';
import { waived, type Obstacle } from './eligibility.ts';
import type { Assignment, Problem } from './problem.ts';
import type { Room } from './room.ts';
import { fitOf, worthOfMonth } from './score.ts';

/** `optimal`: proved to the gap asked for. `unknown`: none found yet, not proved that there is none. */
export type PlanStatus = 'optimal' | 'feasible' | 'unknown' | 'infeasible';

export type Plan = {
  status: PlanStatus;
  /** Recomputed from the assignments; null without a plan. */
  objective: number | null;
  /** Proved: no plan is worth more. */
  bound: number | null;
  /** |bound − objective| ÷ max(1e-9, |objective|). */
  gap: number | null;
  stoppedBy: 'gap' | 'work' | 'time';
  /** Pins first, in their order, then by person and start. */
  assignments: Assignment[];
  /** What of eligibility pins have waived. */
  violations: { pin: number; waived: Obstacle[] }[];
  /** Person-months in each direction. */
  balance: Balance;
  conflicts: PlanConflict[];
};

export const GAP_TOLERANCE = 1e-9; // of a comparison of two sums

/**
 * The answer for a plan that keeps every rule, its numbers counted from its assignments.
 *
 * @param assignments  null: none was found
 * @param bound        proved
 * @param allowed      relative gap at which the plan is good enough
 */
export function answerOf(
  problem: Problem,
  assignments: Assignment[] | null,
  bound: number,
  allowed: number,
  stoppedBy: Plan['stoppedBy'],
  digits?: number,
): Plan {
  if (!assignments) return without(problem, 'unknown', stoppedBy, []);
  const objective = objectiveOf(problem, assignments, digits);
  const proved = Math.max(bound, objective);
  const gap = gapOf(proved, objective);
  const isClosed = gap <= allowed + GAP_TOLERANCE;
  return {
    status: isClosed ? 'optimal' : 'feasible',
    objective,
    bound: proved,
    gap,
    stoppedBy: isClosed && stoppedBy === 'work' ? 'gap' : stoppedBy,
    assignments,
    violations: violationsOf(problem),
    balance: balanceOf(problem, assignments),
    conflicts: [],
  };
}

/** Why pins make a plan impossible that break no capacity: what no column could make good, where that is it. */
export function conflictOf(problem: Problem, { count, person, months }: Columns, { balance, teams, assignments }: Room): PlanConflict {
  const most = new Map<number, number>();
  for (let j = 0; j < count; j++) most.set(person[j]!, Math.max(most.get(person[j]!) ?? 0, months[j]! * assignments[person[j]!]!));
  const reach = { east: 0, west: 0 };
  for (const [p, length] of most) reach[problem.organisations[problem.people[p]!.home]!.side] += length;
  if (balance.high < -reach.west || balance.low > reach.east)
    return { code: 'pinned_out_of_balance', difference: differenceOf(problem, problem.pinned), allowed: problem.maxDifference };
  for (const [team, { mustBeFilled, filled }] of teams.entries())
    if (mustBeFilled) return { code: 'pinned_team_too_small', team, needed: problem.teams[team]!.minFilled, available: filled.size };
  return { code: 'pins_not_together' };
}

export const gapOf = (bound: number, objective: number): number => Math.abs(bound - objective) / Math.max(1e-9, Math.abs(objective));

export const worthOf = (problem: Problem, { person, post, months }: Assignment): number =>
  worthOfMonth(problem.posts[post]!.priority, fitOf(problem, person, post)) * months;

/** Worths of a month, and the sum that an objective could reach: what decides on the grid of exact numbers. */
export function* worths(problem: Problem, { count, worth, months }: Columns): Iterable<number> {
  for (let j = 0; j < count; j++) yield Number((worth[j]! / months[j]!).toPrecision(15));
  for (const pin of problem.pinned) yield worthOf(problem, { ...pin, months: 1 });
}

/** Σ priority × fit × months from the listed assignments alone, exact for short decimals. */
export function objectiveOf(problem: Problem, assignments: readonly Assignment[], digits?: number): number {
  const perMonth = (assignment: Assignment) => worthOf(problem, { ...assignment, months: 1 });
  const sum = new DecimalSum(digits ?? commonDigits(assignments.map(perMonth)));
  for (const assignment of assignments) sum.add(perMonth(assignment), assignment.months);
  return sum.value;
}

export function violationsOf(problem: Problem): Plan['violations'] {
  return problem.pinned.map((pin, n) => ({ pin: n, waived: waived(problem, pin) })).filter(({ waived }) => waived.length > 0);
}

export function without(problem: Problem, status: 'unknown' | 'infeasible', stoppedBy: Plan['stoppedBy'], conflicts: PlanConflict[]): Plan {
  const empty = { assignments: [], violations: violationsOf(problem), balance: balanceOf(problem, []) };
  return { status, objective: null, bound: null, gap: null, stoppedBy, ...empty, conflicts };
}
