import type { SitingProblem } from '../../domain/siting.ts';
import type { SitingQuestion } from '../../domain/siting-run.ts';
import type { Way } from './ways.ts';

/**
 * What a way is worth in coverage: 1 up to `full`, 0 from `none` on, straight in between.
 *
 * @returns a benefit in [0, 1]
 */
export function benefitOf(way: number, { full, none }: SitingQuestion['reach']): number {
  if (way <= full) return 1;
  if (way >= none) return 0;
  return Math.round(((none - way) / (none - full)) * 1000) / 1000;
}

/**
 * The siting problem of one scenario: at most so many sites. Pairs without benefit are left out, as they serve nobody.
 *
 * @param ways  every way of the question, as `waysOf` found it
 */
export function scenarioProblem(
  { objective, sites, counties, reach, budget }: SitingQuestion,
  ways: readonly Way[],
  mostSites: number,
): SitingProblem {
  const pairs = ways.flatMap(({ county, site, way }): [string, string, number][] => {
    const third = objective === 'p_median' ? way : benefitOf(way, reach);
    return objective === 'coverage' && third === 0 ? [] : [[counties[county]!.name, sites[site]!.name, third]];
  });
  return {
    objective,
    sites: sites.map(({ name, cost, beds }) => ({ id: name, cost, ...(beds === undefined ? {} : { beds }) })),
    counties: counties.map(({ name, demand }) => ({ id: name, demand })),
    benefit: pairs,
    max_sites: mostSites,
    ...(budget === undefined ? {} : { budget }),
  };
}

/** What a scenario does, in figures that a meeting compares. */
export type ScenarioFigures = {
  sites: number;
  /** 万元 a year. */
  cost: number;
  served: number;
  /** Demand served, of all demand. */
  demand: number;
  allDemand: number;
  /** Mean way of the served demand, in the question's measure; null when nobody is served. */
  meanWay: number | null;
  longestWay: number | null;
};

/**
 * Figures of an answer.
 *
 * @param servedBy  for each county the index of its site, or −1
 */
export function scenarioFigures({ sites, counties }: SitingQuestion, ways: readonly Way[], servedBy: readonly number[]): ScenarioFigures {
  const wayOf = new Map(ways.map(({ county, site, way }) => [`${county} ${site}`, way]));
  const open = new Set(servedBy.filter((site) => site >= 0));
  let [served, demand, sum, longest] = [0, 0, 0, 0];
  servedBy.forEach((site, county) => {
    if (site < 0) return;
    const way = wayOf.get(`${county} ${site}`) ?? 0;
    served += 1;
    demand += counties[county]!.demand;
    sum += counties[county]!.demand * way;
    longest = Math.max(longest, way);
  });
  const rounded = (x: number) => Math.round(x * 100) / 100;
  return {
    sites: open.size,
    cost: rounded([...open].reduce((cost, site) => cost + sites[site]!.cost, 0)),
    served,
    demand: rounded(demand),
    allDemand: rounded(counties.reduce((all, county) => all + county.demand, 0)),
    meanWay: demand > 0 ? rounded(sum / demand) : null,
    longestWay: served > 0 ? rounded(longest) : null,
  };
}
