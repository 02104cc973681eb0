import type { SitingProblem } from '../../domain/siting.ts';
import type { Solver } from '../solver/port.ts';
import { placesOf } from './places-of.ts';
import type { Places } from './places.ts';
import { sitingModel } from './siting-model.ts';

export type SitingLimit = 'max_sites' | 'budget' | 'beds';

/** Why not every county can be served: one that no site can serve, or limits of which any one would have to give way. */
export type SitingConflict = { code: 'county_without_site'; county: number } | { code: 'not_together'; limits: SitingLimit[] };

const MOST_NODES = 20_000;

const WITHOUT: Record<SitingLimit, (problem: SitingProblem) => SitingProblem> = {
  max_sites: ({ max_sites: _, ...rest }) => rest,
  budget: ({ budget: _, ...rest }) => rest,
  beds: (problem) => ({ ...problem, sites: problem.sites.map(({ id, cost }) => ({ id, cost })) }),
};

/** Counties that must be served and that no site can serve: no pair, too few beds, or dearer than the budget. */
export function countiesWithoutSite({ mustServe, counties, start }: Places): SitingConflict[] {
  if (!mustServe) return [];
  return Array.from({ length: counties }, (_, county) => county)
    .filter((county) => start[county] === start[county + 1])
    .map((county) => ({ code: 'county_without_site', county }));
}

/** Which limits of an infeasible problem are too narrow together: without any one of those named, all counties could be served. @source deletion filter, Chinneck 2008 */
export function limitsNotTogether(problem: SitingProblem, solver: Solver): SitingConflict {
  let left = problem;
  const limits: SitingLimit[] = [];
  for (const limit of ['max_sites', 'budget', 'beds'] as const) {
    const without = WITHOUT[limit](left);
    if (isInfeasible(placesOf(without), solver)) left = without;
    else limits.push(limit);
  }
  return { code: 'not_together', limits };
}

const isInfeasible = (places: Places, solver: Solver): boolean => {
  const { model } = sitingModel(places, null, null, -Infinity);
  return solver.solve({ ...model, cost: new Float64Array(model.columns) }, { nodes: MOST_NODES }).status === 'infeasible';
};
