import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { loadMatchingReference } from '../../adapters/matching-reference.ts';
import { Listing } from '../../domain/listing.ts';
import { prepare } from './corpus.ts';
import { rankMany } from './rank-many.ts';
import { rank } from './rank.ts';
import { exposureOf, HIGHEST_PRICE, spreadLists, type Candidates } from './spread.ts';

const PARTNERS = ['a', 'b', 'c', 'd', 'e', 'f'];
const TOP = 2;

/** Lists over all partners with any scores, best first. */
const candidates = fc
  .array(fc.integer({ min: 0, max: 1000 }), { minLength: PARTNERS.length, maxLength: PARTNERS.length })
  .map((scores) =>
    PARTNERS.map((id, i) => ({ id, score: (scores[i] as number) / 1000 })).sort((x, y) => y.score - x.score || (x.id < y.id ? -1 : 1)),
  );
const lists = fc
  .array(candidates, { minLength: 1, maxLength: 12 })
  .map((all) => all.map((each, i): Candidates => ({ from: `list-${i}`, candidates: each })));
const RUNS = { numRuns: 100 };
const over = (counts: number[], capacity: number) => counts.reduce((sum, count) => sum + Math.max(0, count - capacity), 0);
const countsOf = (spread: readonly { matches: readonly { id: string }[] }[]) =>
  PARTNERS.map((id) => spread.filter(({ matches }) => matches.some((match) => match.id === id)).length);

describe('spreading lists', () => {
  it('keeps every list full, its partners’ own scores, and the excess over capacities no greater than it was', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 6 }), (given, capacity) => {
        const spread = spreadLists(given, PARTNERS, TOP, capacity);
        const plain = given.map(({ candidates: all }) => ({ matches: all.slice(0, TOP) }));
        expect(over(countsOf(spread.lists), capacity)).toBeLessThanOrEqual(over(countsOf(plain), capacity));
        spread.lists.forEach(({ matches }, at) => {
          expect(new Set(matches.map(({ id }) => id)).size).toBe(TOP);
          for (const { id, score, plainPlace } of matches) expect(given[at]?.candidates[plainPlace - 1]).toEqual({ id, score });
        });
      }),
      RUNS,
    );
  });

  it('never lets a partner be passed by one whose score is lower by more than the highest price', () => {
    fc.assert(
      fc.property(lists, (given) => {
        spreadLists(given, PARTNERS, TOP, 1).lists.forEach(({ matches }, at) => {
          const worst = Math.min(...matches.map(({ score }) => score));
          const shown = new Set(matches.map(({ id }) => id));
          for (const { id, score } of given[at]?.candidates ?? [])
            if (!shown.has(id)) expect(score - worst).toBeLessThanOrEqual(HIGHEST_PRICE + 1e-9);
        });
      }),
      RUNS,
    );
  });

  it('does not depend on the order of the lists, and changes nothing where there is room for all', () => {
    fc.assert(
      fc.property(lists, (given) => {
        const spread = spreadLists(given, PARTNERS, TOP, 2).lists;
        expect(spreadLists([...given].reverse(), [...PARTNERS].reverse(), TOP, 2).lists.reverse()).toEqual(spread);
        const roomy = spreadLists(given, PARTNERS, TOP, given.length).lists;
        expect(roomy.map(({ matches }) => matches.map(({ plainPlace }) => plainPlace))).toEqual(given.map(() => [1, 2]));
      }),
      RUNS,
    );
  });

  it('moves whom it costs least: the firm to which another place is almost as good', () => {
    const list = (from: string, scores: number[]): Candidates => ({
      from,
      candidates: scores.map((score, i) => ({ id: PARTNERS[i] as string, score })),
    });
    const { lists: spread, before, after, meanScore } = spreadLists([list('x', [0.5, 0.49]), list('y', [0.5, 0.45])], ['a', 'b'], 1, 1);
    expect(spread.map(({ matches }) => matches[0])).toMatchObject([
      { id: 'b', score: 0.49, plainPlace: 2, price: 0 },
      { id: 'a', score: 0.5, plainPlace: 1 },
    ]);
    expect([before, after]).toEqual([
      { most: 2, gini: 0.5, unseen: 1 },
      { most: 1, gini: 0, unseen: 0 },
    ]);
    expect(meanScore).toEqual({ before: 0.5, after: 0.495 });
  });
});

describe('exposure', () => {
  it('is even when all stand in equally many lists, and 0 where there are none', () => {
    expect(exposureOf([2, 2, 2])).toEqual({ most: 2, gini: 0, unseen: 0 });
    expect(exposureOf([0, 0])).toEqual({ most: 0, gini: 0, unseen: 2 });
  });
});

describe('ranking for many at once', () => {
  const read = (file: string, first: number) =>
    readFileSync(`supabase/samples/${file}.jsonl`, 'utf8')
      .split('\n', first)
      .map((line) => JSON.parse(line) as { listing?: unknown })
      .map((line) => Listing.parse(line.listing ?? line));
  const [firms, counties] = [read('deals', 8), prepare(read('counties', 20), loadMatchingReference())];

  it('tells each shown partner as its own list does: score, gains, reasons', () => {
    const { spread, explained } = rankMany(counties, firms, { top: 3 });
    expect(over(Object.values(countsById(spread.lists)), spread.capacity)).toBe(0);
    firms.forEach((firm, at) => {
      const alone = new Map(rank(counties, firm, { top: 'all' }).map((match, place) => [match.id, { ...match, place: place + 1 }]));
      for (const { spread: shown, ...match } of explained(firm, at)) expect({ ...match, place: shown.place }).toEqual(alone.get(match.id));
    });
  });
});

function countsById(spread: readonly { matches: readonly { id: string }[] }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { id } of spread.flatMap(({ matches }) => matches)) counts[id] = 1 + (counts[id] ?? 0);
  return counts;
}
