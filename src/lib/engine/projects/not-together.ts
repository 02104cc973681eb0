import type { Budget } from '../budget.ts';
import type { Solver } from '../solver/port.ts';
import { modelOf } from './packing-model.ts';
import type { Packing } from './packing.ts';

const MOST_REQUIREMENTS = 200;
const MOST_ITERATIONS = 5_000; // of each trial; a trial that ends undecided keeps its requirement

type Requirement = { rule: number } | { group: number };

/**
 * Of an infeasible problem, requirements (hard rules, groups that must have a bundle) that cannot be met together, while
 * without any one of them the rest can: a deletion filter. Null when there are too many, or it could not be settled.
 *
 * @param packing  nothing pinned or forbidden; proved infeasible
 * @source Chinneck & Dravnieks (1991), ORSA Journal on Computing 3(2)
 */
export function notTogether(packing: Packing, solver: Solver, budget: Budget): { rules: number[]; groups: number[] } | null {
  const { rules, groups, groupRule } = packing;
  let kept: Requirement[] = [...rules.penalty.keys()].filter((r) => rules.penalty[r] === Infinity).map((rule) => ({ rule }));
  if (groupRule === 'exactly_one') for (let group = 0; group < groups; group++) kept.push({ group });
  if (kept.length > MOST_REQUIREMENTS) return null;
  for (const requirement of [...kept]) {
    if (budget.isSpent()) return null;
    const fewer = kept.filter((other) => other !== requirement);
    const answer = solver.solve(feasibilityModel(packing, fewer), { iterations: MOST_ITERATIONS, nodes: MOST_ITERATIONS });
    budget.spend(50 + answer.iterations);
    if (answer.status === 'infeasible') kept = fewer;
  }
  return {
    rules: kept.flatMap((requirement) => ('rule' in requirement ? [requirement.rule] : [])),
    groups: kept.flatMap((requirement) => ('group' in requirement ? [requirement.group] : [])),
  };
}

/** The model without objective and with these requirements only. */
function feasibilityModel(packing: Packing, requirements: readonly Requirement[]) {
  const hard = new Set(requirements.flatMap((requirement) => ('rule' in requirement ? [requirement.rule] : [])));
  const filled = new Set(requirements.flatMap((requirement) => ('group' in requirement ? [requirement.group] : [])));
  const { rules, capacity, groups, groupRule } = packing;
  const model = modelOf(packing);
  const firstGroup = capacity.length;
  const firstRule = firstGroup + (groupRule === 'free' ? 0 : groups);
  model.cost.fill(0);
  for (let r = 0; r < rules.count.length; r++) if (!hard.has(r)) model.rowLower[firstRule + r] = -Infinity;
  if (groupRule === 'exactly_one') for (let g = 0; g < groups; g++) if (!filled.has(g)) model.rowLower[firstGroup + g] = -Infinity;
  return model;
}
