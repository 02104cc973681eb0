import type { Places } from './places.ts';

/** What can be wrong with an answer, with the index of the county or site. */
export type SitingFault =
  | { fault: 'not_linked' | 'not_served'; county: number }
  | { fault: 'too_few_beds'; site: number; used: number; beds: number }
  | { fault: 'too_many_sites'; open: number; allowed: number }
  | { fault: 'over_budget'; cost: number; budget: number };

/**
 * Checks who serves whom against every hard rule without knowing how it came about; shares no code with the search. An
 * empty answer means that no rule is broken.
 *
 * @param servedBy  a site for each county, or −1
 */
export function checkSiting(places: Places, servedBy: Int32Array): SitingFault[] {
  const faults: SitingFault[] = [];
  if (servedBy.length !== places.counties) throw new RangeError(`${servedBy.length} entries for ${places.counties} counties`);
  const used = new Map<number, number>();
  servedBy.forEach((site, county) => {
    if (site < 0) {
      if (places.mustServe) faults.push({ fault: 'not_served', county });
      return;
    }
    const links = Array.from(places.site.subarray(places.start[county], places.start[county + 1]));
    const at = links.indexOf(site);
    if (at < 0) faults.push({ fault: 'not_linked', county });
    else used.set(site, (used.get(site) ?? 0) + places.load[places.start[county]! + at]!);
  });
  for (const [site, load] of used) {
    const beds = places.beds[site]!;
    if (load > beds) faults.push({ fault: 'too_few_beds', site, used: load, beds });
  }
  if (used.size > places.maxSites) faults.push({ fault: 'too_many_sites', open: used.size, allowed: places.maxSites });
  let cost = 0;
  for (const site of used.keys()) cost += places.cost[site]!;
  if (cost > places.budget) faults.push({ fault: 'over_budget', cost, budget: places.budget });
  return faults;
}
