/** In place of a site: the county is served by none. */
export const NOBODY = -1;

/**
 * Sites and counties by index. A link is a county and a site that can serve it; links of county i are `start[i]` up to,
 * not including, `start[i + 1]`, by site. Maximise Σ worth of the links taken: each county by one open site or by none.
 */
export type Places = {
  readonly sites: number;
  readonly counties: number;
  readonly start: Int32Array;
  readonly site: Int32Array;
  /** demand × benefit, or −demand × distance. */
  readonly worth: Float64Array;
  /** What the link takes of its site's beds, in whole units of that site (see `beds`). */
  readonly load: Float64Array;
  /** In the same units; Infinity: no limit. */
  readonly beds: Float64Array;
  /** Cost of each site and the budget, in whole units. */
  readonly cost: Float64Array;
  readonly budget: number;
  readonly maxSites: number;
  /** Whether every county must be served (p-median). */
  readonly mustServe: boolean;
  /** What a county counts, in a search, that nobody serves: 0, or where every county must be served less than all others can make up for. */
  readonly unserved: number;
};

/** The link between a county and a site, or −1. */
export function linkOf({ start, site }: Places, county: number, of: number): number {
  const end = start[county + 1]!;
  let [low, high] = [start[county]!, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (site[middle]! < of) low = middle + 1;
    else high = middle;
  }
  return low < end && site[low] === of ? low : -1;
}

/** Σ worth of an answer. @param servedBy  a site, or `NOBODY`, for each county */
export function worthOf(places: Places, servedBy: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < places.counties; i++) if (servedBy[i] !== NOBODY) sum += places.worth[linkOf(places, i, servedBy[i]!)]!;
  return sum;
}

/** Links by site: those of site j are `from[j]` up to, not including, `from[j + 1]`, with the county, worth and load of each. */
export type LinksBySite = {
  readonly from: Int32Array;
  readonly county: Int32Array;
  /** Copied in this order: a pass over all links reads memory from front to back. */
  readonly worth: Float64Array;
  readonly load: Float64Array;
};

export function linksBySite({ sites, counties, start, site, worth, load }: Places): LinksBySite {
  const from = new Int32Array(sites + 1);
  for (const j of site) from[j + 1]!++;
  for (let j = 0; j < sites; j++) from[j + 1]! += from[j]!;
  const next = from.slice();
  const county = new Int32Array(site.length);
  const [worthBySite, loadBySite] = [new Float64Array(site.length), new Float64Array(site.length)];
  for (let i = 0; i < counties; i++) {
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const at = next[site[k]!]!++;
      county[at] = i;
      worthBySite[at] = worth[k]!;
      loadBySite[at] = load[k]!;
    }
  }
  return { from, county, worth: worthBySite, load: loadBySite };
}

/** Whether a site's beds can ever be too few for the counties that it can reach. */
export function isTight(places: Places): boolean {
  const asked = new Float64Array(places.sites);
  for (let k = 0; k < places.site.length; k++) asked[places.site[k]!]! += places.load[k]!;
  return asked.some((load, j) => load > places.beds[j]!);
}
