import { indexIndustries, IndustryFile } from '../domain/industry.ts';
import { indexPairings, newestDate, PairingFile, type Pairing } from '../domain/pairing.ts';
import { ProfileFrequencyFile } from '../domain/profile-frequency.ts';
import industryFile from '../domain/reference/industries.json' with { type: 'json' };
import pairingFile from '../domain/reference/pairings.json' with { type: 'json' };
import frequencyFile from '../domain/reference/profile-frequency.json' with { type: 'json' };
import regionFile from '../domain/reference/regions.json' with { type: 'json' };
import chainFile from '../domain/reference/value-chains.json' with { type: 'json' };
import { indexRegions, RegionFile, type RegionCode } from '../domain/region.ts';
import { ValueChainFile } from '../domain/value-chain.ts';
import type { MatchingReference } from '../engine/matching/reference.ts';
import { compileVocabulary } from '../engine/matching/vocabulary.ts';
import { segment } from './jieba/segment.ts';

/**
 * What ranking knows besides the listings: the reference data in the tree and jieba's dictionary. Load once and keep.
 *
 * @param ownPairings  an office's own dated rows, added to ours
 */
export function loadMatchingReference(ownPairings: readonly Pairing[] = []): MatchingReference {
  const frequency = ProfileFrequencyFile.parse(frequencyFile);
  const pairings = [...PairingFile.parse(pairingFile).rows, ...ownPairings];
  return {
    segment,
    vocabulary: compileVocabulary(ValueChainFile.parse(chainFile)),
    frequency: {
      documents: frequency.documents,
      words: new Map(Object.entries(frequency.words)),
      concepts: new Map(Object.entries(frequency.concepts)),
      industries: new Map(Object.entries(frequency.industries)),
    },
    industries: indexIndustries(IndustryFile.parse(industryFile).rows),
    regions: indexRegions(RegionFile.parse(regionFile).rows),
    pairings: indexPairings(pairings),
    pairingsOf: byEachEnd(pairings),
    newestDate: newestDate(pairings),
  };
}

function byEachEnd(pairings: readonly Pairing[]): Map<RegionCode, Pairing[]> {
  const rowsOf = new Map<RegionCode, Pairing[]>();
  for (const row of pairings) for (const end of [row.east, row.west]) rowsOf.set(end, [...(rowsOf.get(end) ?? []), row]);
  return rowsOf;
}
