import type { Assignment } from '../../problem.ts';
import type { AppProblem } from '../app-problem.ts';
import { balance } from './balance.ts';
import { fairness } from './fairness.ts';
import { fit } from './fit.ts';
import { preferences } from './preferences.ts';
import { priority } from './priority.ts';
import { promises } from './promises.ts';
import { rotation } from './rotation.ts';
import type { SoftCode, SoftRule } from './soft-rule.ts';

/** The levels of the platform's objective, the weightiest first. The command line has its own (cli contract). */
export const SOFT_RULES: readonly SoftRule[] = [priority, promises, fit, preferences, rotation, balance, fairness];

/** What a level contributes: its value [person-months], and weight · value [points]. */
export type Level = { code: SoftCode; weight: number; value: number; points: number };

/** The plan's objective level by level; their points sum to `pointsOf`. */
export function levelsOf(app: AppProblem, plan: readonly Assignment[]): Level[] {
  return SOFT_RULES.map(({ code, weight, ofAssignment, ofPlan }) => {
    const alone = ofAssignment ? plan.reduce((sum, assignment) => sum + ofAssignment(app, assignment), 0) : 0;
    const value = rounded(alone + (ofPlan?.(app, plan) ?? 0));
    return { code, weight, value, points: rounded(weight * value) };
  });
}

/** The platform's objective of a plan [points]. */
export const pointsOf = (app: AppProblem, plan: readonly Assignment[]): number =>
  rounded(levelsOf(app, plan).reduce((sum, { points }) => sum + points, 0));

/** What an assignment is worth by itself [points]. */
export const pointsOfAssignment = (app: AppProblem, assignment: Assignment): number =>
  SOFT_RULES.reduce((sum, { weight, ofAssignment }) => sum + (ofAssignment ? weight * ofAssignment(app, assignment) : 0), 0);

const rounded = (value: number): number => Number(value.toPrecision(12));
