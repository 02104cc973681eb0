import { describe, expect, it } from 'vitest';
import { checkRanking, type RankingFault } from './check.ts';
import type { Match } from './rank.ts';

const match = (id: string, score: number, change: Partial<Match> = {}): Match => ({
  id,
  score,
  gain: { from: score, to: score },
  reasons: (['from', 'to'] as const).map((side) => ({
    side,
    criterion: 'words' as const,
    points: score,
    detail: { kind: 'words' as const, words: ['红枣'] },
  })),
  gates: [],
  ...change,
});
const gated = (id: string, change: Partial<Match> = {}) => match(id, 0, { reasons: [], gates: [{ gate: 'same_listing' }], ...change });

describe('the checker', () => {
  it('passes a sound ranking', () => {
    expect(checkRanking('x', [match('b', 0.5), match('a', 0.2), match('c', 0.2), gated('x')])).toEqual([]);
  });

  const unsound: [RankingFault['fault'], Match[]][] = [
    ['occurs_twice', [match('a', 0.5), match('a', 0.4)]],
    ['out_of_order', [match('a', 0.4), match('b', 0.5)]],
    ['out_of_order', [match('b', 0.4), match('a', 0.4)]],
    ['out_of_bounds', [match('a', 1.2)]],
    ['score_is_not_the_mean', [match('a', 0.5, { score: 0.6 })]],
    ['points_do_not_sum', [match('a', 0.5, { reasons: [] })]],
    ['gated_but_scored', [gated('a', { score: 0.1 })]],
    ['gated_before_open', [gated('a'), match('b', 0.5)]],
    ['itself_without_gate', [match('x', 0.5)]],
  ];
  it.each(unsound)('catches %s', (fault, matches) => {
    expect(checkRanking('x', matches).map((found) => found.fault)).toContain(fault);
  });
});
