import { z } from 'zod';
import { err, ok } from '../../../domain/errors.ts';
import { Listing } from '../../../domain/listing.ts';
import { provinceOf } from '../../../domain/region.ts';
import { RankingParameters } from '../../../domain/run.ts';
import type { RunScope } from '../../../domain/run-scope.ts';
import { prepare } from '../../../engine/matching/corpus.ts';
import { rank } from '../../../engine/matching/rank.ts';
import { comparableRanking } from '../../../engine/run/comparable-ranking.ts';
import type { RunKind } from './run-kind.ts';

const Input = z.strictObject({ enterprises: z.array(Listing), counties: z.array(Listing) });
export type RankingInput = z.infer<typeof Input>;

/** Reasons are left out: the engine of the recorded version gives them again from the recorded input. */
const Placed = z.strictObject({ id: z.string(), score: z.number(), gain: z.strictObject({ from: z.number(), to: z.number() }) });
const Output = z.strictObject({ rankings: z.array(z.strictObject({ from: z.string(), matches: z.array(Placed) })) });
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
    return enterprises.length === 0 || counties.length === 0 ? err('one_side_empty') : ok({ enterprises, counties });
  },

  async solve({ enterprises, counties }, { top, asOf }, { workLimit, progress, best }) {
    progress({ stage: 'reading', done: 0, total: enterprises.length });
    // Dictionaries and reference data load here, in the solver's thread, and not in every program that knows the kinds.
    const { loadMatchingReference } = await import('../../../adapters/matching-reference.ts');
    const corpus = prepare(counties, loadMatchingReference());
    const rankings: RankingOutput['rankings'] = [];
    for (const listing of enterprises.slice(0, workLimit ?? undefined)) {
      progress({ stage: 'ranking', done: rankings.length, total: enterprises.length });
      const matches = rank(corpus, listing, { top, asOf }).map(({ id, score, gain }) => ({ id, score, gain }));
      rankings.push({ from: listing.id, matches });
      best(rankings.length, () => ({ rankings }));
    }
    return { output: { rankings }, work: rankings.length };
  },

  summarise({ enterprises, counties }, { rankings }) {
    const found = new Set(rankings.flatMap(({ matches }) => matches.map(({ id }) => id)));
    return { enterprises: enterprises.length, counties: counties.length, ranked: rankings.length, countiesFound: found.size };
  },

  question: ({ scope, top, asOf }) => ({ scope: scope.area === 'pair' ? `${scope.east} ${scope.west}` : scope.area, top, asOf }),

  comparable: ({ enterprises, counties }, { rankings }) => comparableRanking([...enterprises, ...counties], rankings),
};

const isIn = (region: string, scope: RunScope, side: 'east' | 'west'): boolean =>
  scope.area === 'country' || provinceOf(region) === scope[side];
