import type { IndustryIndex } from '../../domain/industry.ts';
import { indexPairings, newestDate, type Pairing, type PairingIndex } from '../../domain/pairing.ts';
import type { RegionCode, RegionIndex } from '../../domain/region.ts';
import type { SiteCondition } from '../../domain/site-condition.ts';
import type { ProvinceSeat } from '../../domain/region-condition.ts';
import type { ConceptVector, Vocabulary } from './vocabulary.ts';

/** Words of a text in reading order. A port: the engine knows no dictionary (see adapters/jieba). */
export type Segment = (text: string) => readonly string[];

/**
 * In how many of `documents` published profiles a word or a concept occurs. Kept as reference data, not
 * counted from the listings at hand: a pair's score must not change because a third party publishes something.
 */
export type ProfileFrequency = {
  documents: number;
  words: ReadonlyMap<string, number>;
  concepts: ReadonlyMap<string, number>;
};

/** All that ranking knows besides the listings. */
export type MatchingReference = {
  segment: Segment;
  vocabulary: Vocabulary;
  frequency: ProfileFrequency;
  industries: IndustryIndex;
  regions: RegionIndex;
  /** What the geography of a region suggests; a prefecture adds to its province. */
  conditions: ReadonlyMap<RegionCode, ConceptVector>;
  /** What industries ask of a place in figures, by concept. */
  sites: ReadonlyMap<string, readonly SiteCondition[]>;
  /** Seats of provincial government by province. */
  seats: ReadonlyMap<RegionCode, ProvinceSeat>;
  pairings: PairingIndex;
  /** The same rows by each end. */
  pairingsOf: ReadonlyMap<RegionCode, readonly Pairing[]>;
  /** Civil date on which pairings are read when neither the listing nor the caller names a year. */
  newestDate: string;
};

/** How much a thing tells that occurs in `count` of the profiles: 1 when in none, near 0 when in all. */
export function informativeness(count: number, documents: number): number {
  return Math.log((documents + 1) / (Math.min(count, documents) + 1)) / Math.log(documents + 1);
}

/** The same reference with other rows of pairings; words, chains and regions are shared. */
export const withPairings = (reference: MatchingReference, pairings: readonly Pairing[]): MatchingReference => ({
  ...reference,
  pairings: indexPairings(pairings),
  pairingsOf: byEachEnd(pairings),
  newestDate: newestDate(pairings),
});

/** Rows by each of their ends. */
export function byEachEnd(pairings: readonly Pairing[]): Map<RegionCode, Pairing[]> {
  const rowsOf = new Map<RegionCode, Pairing[]>();
  for (const row of pairings) for (const end of [row.east, row.west]) rowsOf.set(end, [...(rowsOf.get(end) ?? []), row]);
  return rowsOf;
}
