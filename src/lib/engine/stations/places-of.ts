import type { SitingProblem } from '../../domain/siting.ts';
import { exactUnits } from '../projects/decimal.ts';
import type { Places } from './places.ts';

/**
 * A siting problem by index. Pairs that no answer can use are left out: a county larger than the site's beds, a site
 * dearer than the budget, and where not every county must be served those that are worth nothing.
 *
 * @param problem  every id in `benefit` is that of a site or county, no pair occurs twice
 */
export function placesOf(problem: SitingProblem): Places {
  const { sites, counties, benefit, max_sites: maxSites = Infinity, budget = Infinity } = problem;
  const mustServe = problem.objective === 'p_median';
  const siteAt = new Map(sites.map(({ id }, j) => [id, j]));
  const countyAt = new Map(counties.map(({ id }, i) => [id, i]));
  const links = benefit.map(([county, site, third]) => {
    const [i, j] = [countyAt.get(county)!, siteAt.get(site)!];
    const { demand } = counties[i]!;
    return { i, j, demand, worth: mustServe ? -demand * third : demand * third };
  });
  links.sort((a, b) => a.i - b.i || a.j - b.j);
  const money = exactUnits(
    new Int32Array(sites.length),
    Float64Array.from(sites, ({ cost }) => cost),
    Float64Array.of(budget),
  );
  const beds = exactUnits(
    Int32Array.from(links, ({ j }) => j),
    Float64Array.from(links, ({ demand }) => demand),
    Float64Array.from(sites, (site) => site.beds ?? Infinity),
  );
  const usable = links
    .map((link, k) => ({ ...link, load: beds.amount[k]! }))
    .filter(({ j, worth, load }) => load <= beds.limit[j]! && money.amount[j]! <= money.limit[0]! && (mustServe || worth > 0));
  const start = new Int32Array(counties.length + 1);
  for (const { i } of usable) start[i + 1]!++;
  for (let i = 0; i < counties.length; i++) start[i + 1]! += start[i]!;
  const worth = Float64Array.from(usable, (link) => link.worth);
  return {
    sites: sites.length,
    counties: counties.length,
    start,
    site: Int32Array.from(usable, ({ j }) => j),
    worth,
    load: Float64Array.from(usable, ({ load }) => load),
    beds: beds.limit,
    cost: money.amount,
    budget: money.limit[0]!,
    maxSites,
    mustServe,
    unserved: mustServe ? -1 - 2 * sumOfDearest(counties.length, start, worth) : 0,
  };
}

function sumOfDearest(counties: number, start: Int32Array, worth: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < counties; i++) {
    let dearest = 0;
    for (let k = start[i]!; k < start[i + 1]!; k++) dearest = Math.max(dearest, -worth[k]!);
    sum += dearest;
  }
  return sum;
}
