import type { SitingQuestion } from '../../domain/siting-run.ts';
import type { Way } from './ways.ts';

/** Who serves a county, as the place of the site in the question's list, and how far that is. */
export type ServedFrom = { site: number; way: number };

/** A county that another site serves, or one where before there was none, or none any more. */
export type ChangedWay = { county: number; before: ServedFrom | null; after: ServedFrom | null };

/**
 * What changes for the counties between two answers to one question, pair by pair.
 *
 * @param ways   every way of the question, as `waysOf` found it
 * @param before for each county the place of its site in the question's list, or −1
 * @returns counties served anew first, then those whose demand × way falls most, last those left out; in the question's order where equal
 */
export function changedWays(
  { counties }: SitingQuestion,
  ways: readonly Way[],
  before: readonly number[],
  after: readonly number[],
): ChangedWay[] {
  const wayOf = new Map(ways.map(({ county, site, way }) => [`${county} ${site}`, way]));
  const from = (county: number, site = -1): ServedFrom | null => (site < 0 ? null : { site, way: wayOf.get(`${county} ${site}`) ?? 0 });
  const saved = ({ county, before: a, after: b }: ChangedWay): number =>
    !a ? Infinity : !b ? -Infinity : counties[county]!.demand * (a.way - b.way);
  return counties
    .map((_, county) => ({ county, before: from(county, before[county]), after: from(county, after[county]) }))
    .filter(({ before: a, after: b }) => a?.site !== b?.site)
    .map((change) => ({ change, saved: saved(change) }))
    .sort((a, b) => (a.saved === b.saved ? a.change.county - b.change.county : b.saved - a.saved))
    .map(({ change }) => change);
}
