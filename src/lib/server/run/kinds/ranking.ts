import { z } from 'zod';
import { err, ok } from '../../../domain/errors.ts';
import { Listing } from '../../../domain/listing.ts';
import { Pairing } from '../../../domain/pairing.ts';
import { provinceOf } from '../../../domain/region.ts';
import { RankingParameters } from '../../../domain/run.ts';
import type { RunScope } from '../../../domain/run-scope.ts';
import { prepare } from '../../../engine/matching/corpus.ts';
import { rankMany } from '../../../engine/matching/rank-many.ts';
import { rank } from '../../../engine/matching/rank.ts';
import { comparableRanking } from '../../../engine/run/comparable-ranking.ts';
import type { RunKind } from './run-kind.ts';

const Input = z.strictObject({
  enterprises: z.array(Listing),
  counties: z.array(Listing),
  /** The asking office's own, read beside those that ship; records made before they were read have none. */
  pairings: z.array(Pairing).default([]),
});
export type RankingInput = z.infer<typeof Input>;

/** Reasons are left out: the engine of the recorded version gives them again from the recorded input. */
const Placed = z.strictObject({
  id: z.string(),
  score: z.number(),
  gain: z.strictObject({ from: z.number(), to: z.number() }),
  /** In a spread list: its place in the list made for this enterprise alone. */
  plainPlace: z.int().optional(),
});
const Exposure = z.strictObject({ most: z.int(), gini: z.number(), unseen: z.int() });
const Spread = z.strictObject({
  /** Lists that a county is meant to stand in at most. */
  capacity: z.int(),
  before: Exposure,
  after: Exposure,
  meanScore: z.strictObject({ before: z.number(), after: z.number() }),
});
const Output = z.strictObject({
  rankings: z.array(z.strictObject({ from: z.string(), matches: z.array(Placed) })),
  spread: Spread.optional(),
});
export type RankingOutput = z.infer<typeof Output>;

/** All published enterprises of the scope against all its published counties. One unit of work: one enterprise ranked. */
export const ranking: RunKind<RankingParameters, RankingInput, RankingOutput> = {
  parameters: RankingParameters,
  input: Input,
  output: Output,

  async gather(source, { scope }) {
    const listings = (await source.publishedListings()).map(({ listing }) => listing);
    const enterprises = listings.filter(({ organisation: o }) => o.kind === 'enterprise' && isIn(o.region, scope, 'east'));
    const counties = listings.filter(({ organisation: o }) => o.kind === 'county' && isIn(o.region, scope, 'west'));
    return enterprises.length === 0 || counties.length === 0
      ? err('one_side_empty')
      : ok({ enterprises, counties, pairings: await source.ownPairings() });
  },

  async solve({ enterprises, counties, pairings }, { top, asOf, spread: together }, { workLimit, progress, best }) {
    progress({ stage: 'reading', done: 0, total: enterprises.length });
    // Dictionaries and reference data load here, in the solver's thread, and not in every program that knows the kinds.
    const { loadMatchingReference } = await import('../../../adapters/matching-reference.ts');
    const corpus = prepare(counties, loadMatchingReference(pairings));
    const rankings: RankingOutput['rankings'] = [];
    const asked = enterprises.slice(0, workLimit ?? undefined);
    for (const listing of asked) {
      progress({ stage: 'ranking', done: rankings.length, total: enterprises.length });
      const matches = rank(corpus, listing, { top, asOf }).map(({ id, score, gain }) => ({ id, score, gain }));
      rankings.push({ from: listing.id, matches });
      best(rankings.length, () => ({ rankings }));
    }
    if (!together) return { output: { rankings }, work: rankings.length };
    progress({ stage: 'spreading', done: rankings.length, total: enterprises.length });
    const { spread, explained } = rankMany(corpus, asked, { top, asOf });
    const spreadOut = asked.map((listing, at) => ({
      from: listing.id,
      matches: explained(listing, at).map(({ id, score, gain, spread: { place } }) => ({ id, score, gain, plainPlace: place })),
    }));
    const { capacity, before, after, meanScore } = spread;
    return { output: { rankings: spreadOut, spread: { capacity, before, after, meanScore } }, work: rankings.length };
  },

  summarise({ enterprises, counties, pairings }, { rankings, spread }) {
    const found = new Set(rankings.flatMap(({ matches }) => matches.map(({ id }) => id)));
    const figures = {
      enterprises: enterprises.length,
      counties: counties.length,
      ranked: rankings.length,
      countiesFound: found.size,
      ...(pairings.length > 0 ? { ownPairings: pairings.length } : {}),
    };
    return spread
      ? {
          ...figures,
          capacity: spread.capacity,
          mostBefore: spread.before.most,
          mostAfter: spread.after.most,
          unseenBefore: spread.before.unseen,
        }
      : figures;
  },

  question: ({ scope, top, asOf, spread }) => ({
    scope: scope.area === 'pair' ? `${scope.east} ${scope.west}` : scope.area,
    top,
    asOf,
    spread: spread ? 1 : 0,
  }),

  comparable: ({ enterprises, counties, pairings }, { rankings }) => comparableRanking([...enterprises, ...counties], rankings, pairings),
};

const isIn = (region: string, scope: RunScope, side: 'east' | 'west'): boolean =>
  scope.area === 'country' || provinceOf(region) === scope[side];
