import type { Match } from './rank.ts';

/** What can be wrong with a ranking. */
export type RankingFault = {
  id: string;
  fault:
    | 'occurs_twice'
    | 'out_of_order'
    | 'out_of_bounds'
    | 'score_is_not_the_mean'
    | 'points_do_not_sum'
    | 'points_not_positive'
    | 'gated_but_scored'
    | 'gated_before_open'
    | 'itself_without_gate';
};

const TOLERANCE = 2e-6; // numbers are rounded to millionths

/**
 * Checks a ranking without knowing how it came about: order and ties, bounds, the mean of the two gains, points that
 * sum to gains, gated pairs last. Shares no code with `rank`; an empty answer means the ranking is sound.
 *
 * @param fromId  id of the listing that was ranked for
 */
export function checkRanking(fromId: string, matches: readonly Match[]): RankingFault[] {
  const faults: RankingFault[] = [];
  const seen = new Set<string>();
  matches.forEach((match, at) => {
    const found = (fault: RankingFault['fault']) => faults.push({ id: match.id, fault });
    const before = matches[at - 1];
    if (seen.has(match.id)) found('occurs_twice');
    seen.add(match.id);
    if (match.id === fromId && match.gates.length === 0) found('itself_without_gate');
    if (before && before.gates.length > 0 && match.gates.length === 0) found('gated_before_open');
    if (before && isOpen(before) === isOpen(match) && !inOrder(before, match)) found('out_of_order');
    if (![match.score, match.gain.from, match.gain.to].every((value) => value >= 0 && value <= 1)) found('out_of_bounds');
    if (!isOpen(match)) {
      if (match.score !== 0 || match.gain.from !== 0 || match.gain.to !== 0 || match.reasons.length > 0) found('gated_but_scored');
      return;
    }
    if (Math.abs(match.score - harmonicMean(match.gain.from, match.gain.to)) > TOLERANCE) found('score_is_not_the_mean');
    if (match.reasons.some(({ points }) => !(points >= 0))) found('points_not_positive');
    for (const side of ['from', 'to'] as const) {
      const sum = match.reasons.filter((reason) => reason.side === side).reduce((total, { points }) => total + points, 0);
      if (Math.abs(sum - match.gain[side]) > TOLERANCE) found('points_do_not_sum');
    }
  });
  return faults;
}

const isOpen = ({ gates }: Match): boolean => gates.length === 0;

const inOrder = (a: Match, b: Match): boolean => a.score > b.score || (a.score === b.score && a.id < b.id);

const harmonicMean = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : 2 / (1 / a + 1 / b));
