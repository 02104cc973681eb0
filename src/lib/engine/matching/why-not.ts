import type { CriterionId, Side } from './criteria/criterion.ts';
import type { Match } from './rank.ts';

/** By how many points a side gains less by one criterion. */
export type Shortfall = { side: Side; criterion: CriterionId; points: number };

/** Differences smaller than half a point of the page's scale of 100 are not told. */
const TOLD = 0.005;

/**
 * Why a match stands behind another: where either side gains less, largest first. Where it gains more is left out, so
 * the points of a side sum to at least the difference of its gains.
 *
 * @param match   the one that is asked about
 * @param listed  one that stands in the list, e.g. its last
 */
export function whyNot(match: Match, listed: Match): Shortfall[] {
  const mine = byCriterion(match);
  return [...byCriterion(listed)]
    .map(([key, { side, criterion, points }]) => ({ side, criterion, points: points - (mine.get(key)?.points ?? 0) }))
    .filter(({ points }) => points >= TOLD)
    .sort((a, b) => b.points - a.points || (a.side + a.criterion < b.side + b.criterion ? -1 : 1));
}

/** The points of a match by side and criterion. */
export function byCriterion({ reasons }: Match): Map<string, Shortfall> {
  const sums = new Map<string, Shortfall>();
  for (const { side, criterion, points } of reasons) {
    const key = `${side} ${criterion}`;
    sums.set(key, { side, criterion, points: (sums.get(key)?.points ?? 0) + points });
  }
  return sums;
}
