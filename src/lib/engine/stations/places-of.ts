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
  const pairs = pairsInOrder(problem);
  const money = exactUnits(
    new Int32Array(sites.length),
    Float64Array.from(sites, ({ cost }) => cost),
    Float64Array.of(budget),
  );
  const demand = Float64Array.from(counties, (county) => county.demand);
  const beds = exactUnits(
    pairs.site,
    Float64Array.from(pairs.county, (i) => demand[i]!),
    Float64Array.from(sites, (site) => site.beds ?? Infinity),
  );
  const start = new Int32Array(counties.length + 1);
  const [site, worth, load] = [new Int32Array(benefit.length), new Float64Array(benefit.length), new Float64Array(benefit.length)];
  let usable = 0;
  for (let k = 0; k < benefit.length; k++) {
    const [i, j] = [pairs.county[k]!, pairs.site[k]!];
    const value = demand[i]! * pairs.third[k]!;
    if (beds.amount[k]! > beds.limit[j]! || money.amount[j]! > money.limit[0]! || (!mustServe && value <= 0)) continue;
    site[usable] = j;
    worth[usable] = mustServe ? -value : value;
    load[usable++] = beds.amount[k]!;
    start[i + 1]!++;
  }
  for (let i = 0; i < counties.length; i++) start[i + 1]! += start[i]!;
  return {
    sites: sites.length,
    counties: counties.length,
    start,
    site: site.slice(0, usable),
    worth: worth.slice(0, usable),
    load: load.slice(0, usable),
    beds: beds.limit,
    cost: money.amount,
    budget: money.limit[0]!,
    maxSites,
    mustServe,
    unserved: mustServe ? -1 - 2 * sumOfDearest(counties.length, start, worth) : 0,
  };
}

/** The pairs by index, sorted by county and then by site: as they stand in most files, else by counting twice. */
function pairsInOrder({ sites, counties, benefit }: SitingProblem) {
  const siteAt = new Map(sites.map(({ id }, j) => [id, j]));
  const countyAt = new Map(counties.map(({ id }, i) => [id, i]));
  const [county, site] = [new Int32Array(benefit.length), new Int32Array(benefit.length)];
  const third = new Float64Array(benefit.length);
  let isInOrder = true;
  for (let k = 0; k < benefit.length; k++) {
    const pair = benefit[k]!;
    county[k] = countyAt.get(pair[0])!;
    site[k] = siteAt.get(pair[1])!;
    third[k] = pair[2];
    if (k > 0 && (county[k]! < county[k - 1]! || (county[k] === county[k - 1] && site[k]! < site[k - 1]!))) isInOrder = false;
  }
  if (isInOrder) return { county, site, third };
  const order = sortedBy(county, counties.length, sortedBy(site, sites.length, county.keys()));
  return { county: order.map((k) => county[k]!), site: order.map((k) => site[k]!), third: Float64Array.from(order, (k) => third[k]!) };
}

/** The places in the order of their keys, those of one key as they stood. */
function sortedBy(key: Int32Array, keys: number, order: Iterable<number>): Int32Array {
  const next = new Int32Array(keys + 1);
  for (const k of key) next[k + 1]!++;
  for (let at = 0; at < keys; at++) next[at + 1]! += next[at]!;
  const sorted = new Int32Array(key.length);
  for (const k of order) sorted[next[key[k]!]!++] = k;
  return sorted;
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
