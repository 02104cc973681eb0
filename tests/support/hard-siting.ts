import type { SitingQuestion } from '../../src/lib/domain/siting-run.ts';

const SITES = 30;
const COUNTIES = 100;

/**
 * A siting of made-up places whose ways obey no geometry, which is what makes a p-median hard: one site is found at once,
 * each further one takes seconds.
 *
 * @param mostSites  scenarios: one site, two, and so on
 */
export function hardSiting(mostSites: number): SitingQuestion {
  let state = 1;
  const below = (most: number): number => {
    state = (state * 48_271) % 2_147_483_647; // Park and Miller's minimal standard
    return 1 + (state % most);
  };
  const counties = Array.from({ length: COUNTIES }, (_, at) => ({ name: `c${at}`, demand: below(9) }));
  return {
    name: 'hard',
    objective: 'p_median',
    measure: 'km',
    reach: { full: 1, none: 2 },
    mostSites,
    sites: Array.from({ length: SITES }, (_, at) => ({ name: `s${at}`, cost: 1 })),
    counties,
    wayRows: counties.map(() => Array.from({ length: SITES }, () => below(500))),
  };
}
