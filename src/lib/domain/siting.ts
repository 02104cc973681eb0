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

const pair = <Third extends z.ZodType>(third: Third) => z.array(z.tuple([z.string(), z.string(), third]));

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
  benefit: pair(z.number().min(0).max(1)),
});

/** Every county served, as little demand × distance as possible. The third entry of a pair is a distance (km or hours). */
const MedianSiting = z.strictObject({ ...common, objective: z.literal('p_median'), benefit: pair(Amount) });

/** Which candidate sites to open and whom each serves: `feiqiao stations`' input. A county without a pair to a site can't be served by it. */
export const SitingProblem = z.discriminatedUnion('objective', [CoverageSiting, MedianSiting]);
export type SitingProblem = z.infer<typeof SitingProblem>;

/** Ids that occur twice; pairs that name nothing listed or occur twice. */
export function faultsOfSiting({ sites, counties, benefit }: SitingProblem): Fault[] {
  const faults: Fault[] = [];
  const idsOf = (list: readonly { id: string }[], key: string): Set<string> => {
    const seen = new Set<string>();
    list.forEach(({ id }, at) => {
      if (seen.has(id)) faults.push({ path: `${key}[${at}].id`, code: 'duplicate_id', got: shown(id) });
      seen.add(id);
    });
    return seen;
  };
  const known = [idsOf(counties, 'counties'), idsOf(sites, 'sites')] as const;
  const pairs = new Set<string>();
  benefit.forEach(([county, site], at) => {
    [county, site].forEach((id, place) => {
      if (!known[place as 0 | 1].has(id)) faults.push({ path: `benefit[${at}][${place}]`, code: 'unknown_id', got: shown(id) });
    });
    const pair = JSON.stringify([county, site]);
    if (pairs.has(pair)) faults.push({ path: `benefit[${at}]`, code: 'duplicate_id', got: pair });
    pairs.add(pair);
  });
  return faults;
}
