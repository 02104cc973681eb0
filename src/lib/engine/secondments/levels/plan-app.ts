import { Budget } from '../../budget.ts';
import { chanceOf } from '../../random.ts';
import type { Solver } from '../../solver/port.ts';
import { balanceOf } from '../balance.ts';
import { columnsOf, type Columns } from '../columns.ts';
import type { PlanConflict } from '../conflict.ts';
import { checkPlan } from '../check.ts';
import { gapOf, violationsOf, type Plan } from '../plan.ts';
import { planSecondments } from '../planner.ts';
import type { Assignment } from '../problem.ts';
import { roomBesidePins } from '../room.ts';
import { rested, type AppProblem } from './app-problem.ts';
import { AppSchedule } from './app-schedule.ts';
import { AppSearch } from './app-search.ts';
import { checkApp } from './check-app.ts';
import { scored } from './scored.ts';
import { levelsOf, SOFT_RULES, type Level } from './soft/soft-rules.ts';

export type AppPlan = {
  /** As the planner's. `optimal` only where the bound meets the points. */
  status: Plan['status'];
  /** The platform's objective [points]; null without a plan. */
  points: number | null;
  /** Proved: no plan has more points. */
  bound: number | null;
  gap: number | null;
  levels: Level[];
  /** Pins first, then by person and start. */
  assignments: Assignment[];
  violations: Plan['violations'];
  balance: Plan['balance'];
  conflicts: PlanConflict[];
};

export type AppPlanOptions = {
  gap: number;
  seed: number;
  /** Of the planner, and of the search after it. */
  budget: Budget;
  polish: Budget;
  solver?: Solver;
  /** Each better plan, and each better bound. */
  onProgress?: (progress: { stage: 'planning' | 'rules'; points: number | null; bound: number | null; plan: () => AppPlan }) => void;
};

/**
 * Plans secondments by all levels and the platform's hard rules.
 *
 * 1. the planner over the same problem with each assignment's points as its worth (`scored.ts`): its bound holds for every plan,
 *    since the platform's rules only take plans away and what only shows over the whole plan only costs points
 * 2. what breaks one of the platform's rules is left out, the least worthy first; then parts of the plan are taken out and filled
 *    again (`app-search.ts`) while the budget lasts
 */
export function planApp(app: AppProblem, { gap, seed, budget, polish, solver, onProgress }: AppPlanOptions): AppPlan {
  const beside = roomBesidePins(app.problem);
  if ('conflicts' in beside) return without(app, 'infeasible', null, beside.conflicts);
  const columns = columnsOf(rested(app), beside.room);
  const search = new AppSearch(app, new AppSchedule(app, columns, beside.room), columns, { chance: chanceOf(seed), budget: polish });
  let bound = Infinity;
  const tell = (stage: 'planning' | 'rules') =>
    onProgress?.({
      stage,
      points: search.points === -Infinity ? null : search.points,
      bound: bound === Infinity ? null : bound,
      plan: () => answer(app, search, bound, gap),
    });
  const plain = planSecondments(scored(app), {
    gap,
    seed,
    budget,
    ...(solver ? { solver } : {}),
    onProgress: (progress) => {
      if (progress.bound !== null) bound = Math.min(bound, progress.bound);
      if (progress.assignments) search.begin(indicesOf(columns, progress.assignments));
      tell('planning');
    },
  });
  if (plain.status === 'infeasible') return without(app, 'infeasible', null, plain.conflicts);
  if (plain.bound !== null) bound = Math.min(bound, plain.bound);
  search.begin(indicesOf(columns, plain.assignments));
  tell('rules');
  for (let idle = 0; !polish.isSpent() && idle < 40 + app.problem.people.length && gapOf(bound, search.points) > gap; idle++) {
    if (!search.round()) continue;
    idle = 0;
    tell('rules');
  }
  return answer(app, search, bound, gap);
}

function answer(app: AppProblem, search: AppSearch, bound: number, allowed: number): AppPlan {
  if (search.points === -Infinity) return without(app, 'unknown', bound === Infinity ? null : bound, []);
  const assignments = search.assignments();
  const faults = [...checkPlan(app.problem, assignments), ...checkApp(app, assignments)];
  if (faults.length > 0) throw new Error(`the planner broke a rule: ${JSON.stringify(faults.slice(0, 3))}`);
  const proved = Math.max(bound, search.points);
  const gap = gapOf(proved, search.points);
  return {
    status: gap <= allowed + 1e-9 ? 'optimal' : 'feasible',
    points: search.points,
    bound: proved,
    gap,
    levels: levelsOf(app, assignments),
    assignments,
    violations: violationsOf(app.problem),
    balance: balanceOf(app.problem, assignments),
    conflicts: [],
  };
}

function without(app: AppProblem, status: 'infeasible' | 'unknown', bound: number | null, conflicts: PlanConflict[]): AppPlan {
  const levels = SOFT_RULES.map(({ code, weight }) => ({ code, weight, value: 0, points: 0 }));
  const balance = { eastToWest: 0, westToEast: 0 };
  const violations = violationsOf(app.problem);
  return { status, points: null, bound, gap: null, levels, assignments: [], violations, balance, conflicts };
}

/** Columns of assignments; pins, which have none, are left out. */
export function indicesOf(columns: Columns, assignments: readonly Assignment[]): number[] {
  return assignments.flatMap(({ person, post, start, months }) => {
    for (let j = columns.ofPerson[person]!; j < columns.ofPerson[person + 1]!; j++)
      if (columns.post[j] === post && columns.start[j] === start && columns.months[j] === months) return [j];
    return [];
  });
}
