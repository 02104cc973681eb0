import { z } from 'zod';
import { shown, type Fault } from './fault.ts';

/** Demands, costs and distances beyond this would lose their last unit in a sum. */
const MOST = 1e12;

const Id = z.string().min(1);
const Amount = z.number().min(0).max(MOST);

/** A place where a talent station could be opened: its cost (any unit, that of the budget) and its beds (absent: no limit). */
const CandidateSite = z.strictObject({ id: Id, cost: Amount.default(0), beds: Amount.optional() });

/** A county with the demand it brings: bed places, persons, visits; the unit of the beds. */
const DemandingCounty = z.strictObject({ id: Id, demand: Amount });

/**
 * County, site and a number up to `most`. They come by the hundred thousand: a plain loop looks at them, and the schema only
 * where it has to say what is wrong.
 */
const pairs = (most: number) => {
  const schema = z.array(z.tuple([z.string(), z.string(), z.number().min(0).max(most)]));
  return z.custom<[county: string, site: string, third: number][]>().check(({ value, issues }) => {
    const list: unknown = value;
    if (Array.isArray(list) && list.every((pair) => isPair(pair, most))) return;
    for (const issue of schema.safeParse(list).error?.issues ?? []) issues.push({ ...issue, input: list } as z.core.$ZodRawIssue);
  });
};

const isPair = (pair: unknown, most: number): boolean =>
  Array.isArray(pair) &&
  pair.length === 3 &&
  typeof pair[0] === 'string' &&
  typeof pair[1] === 'string' &&
  typeof pair[2] === 'number' &&
  pair[2] >= 0 &&
  pair[2] <= most;

const common = {
  sites: z.array(CandidateSite),
  counties: z.array(DemandingCounty),
  max_sites: z.int().min(0).optional(),
  budget: Amount.optional(),
};

/** As much demand × benefit as possible; who is served is part of the answer. The third entry of a pair is the benefit, 0 to 1. */
const CoverageSiting = z.strictObject({
  ...common,
  objective: z.literal('coverage').optional(),
  benefit: pairs(1),
});

/** Every county served, as little demand × distance as possible. The third entry of a pair is a distance (km or hours). */
const MedianSiting = z.strictObject({ ...common, objective: z.literal('p_median'), benefit: pairs(MOST) });

/** Which candidate sites to open and whom each serves: `feiqiao stations`' input. A county without a pair to a site can't be served by it. */
export const SitingProblem = z.discriminatedUnion('objective', [CoverageSiting, MedianSiting]);
export type SitingProblem = z.infer<typeof SitingProblem>;

/** Ids that occur twice; pairs that name nothing listed or occur twice. */
export function faultsOfSiting({ sites, counties, benefit }: SitingProblem): Fault[] {
  const faults: Fault[] = [];
  const placesOf = (list: readonly { id: string }[], key: string): Map<string, number> => {
    const places = new Map<string, number>();
    list.forEach(({ id }, at) => {
      if (places.has(id)) faults.push({ path: `${key}[${at}].id`, code: 'duplicate_id', got: shown(id) });
      places.set(id, at);
    });
    return places;
  };
  const known = [placesOf(counties, 'counties'), placesOf(sites, 'sites')] as const;
  const met = new Set<number>();
  benefit.forEach(([county, site], at) => {
    const [i, j] = [known[0].get(county), known[1].get(site)];
    if (i === undefined) faults.push({ path: `benefit[${at}][0]`, code: 'unknown_id', got: shown(county) });
    if (j === undefined) faults.push({ path: `benefit[${at}][1]`, code: 'unknown_id', got: shown(site) });
    if (i === undefined || j === undefined) return;
    const pair = i * sites.length + j;
    if (met.has(pair)) faults.push({ path: `benefit[${at}]`, code: 'duplicate_id', got: JSON.stringify([county, site]) });
    met.add(pair);
  });
  return faults;
}
