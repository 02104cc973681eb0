import { indexIndustries, IndustryFile } from '../domain/industry.ts';
import { indexPairings, newestDate, PairingFile, type Pairing } from '../domain/pairing.ts';
import { ProfileFrequencyFile } from '../domain/profile-frequency.ts';
import industryFile from '../domain/reference/industries.json' with { type: 'json' };
import pairingFile from '../domain/reference/pairings.json' with { type: 'json' };
import frequencyFile from '../domain/reference/profile-frequency.json' with { type: 'json' };
import seatFile from '../domain/reference/province-seats.json' with { type: 'json' };
import siteFile from '../domain/reference/site-conditions.json' with { type: 'json' };
import conditionFile from '../domain/reference/region-conditions.json' with { type: 'json' };
import regionFile from '../domain/reference/regions.json' with { type: 'json' };
import chainFile from '../domain/reference/value-chains.json' with { type: 'json' };
import { checkConditions, ProvinceSeatFile, RegionConditionFile } from '../domain/region-condition.ts';
import { indexRegions, RegionFile, type RegionCode, type RegionIndex } from '../domain/region.ts';
import { SiteConditionFile, type SiteCondition } from '../domain/site-condition.ts';
import { ValueChainFile } from '../domain/value-chain.ts';
import { byEachEnd, type MatchingReference } from '../engine/matching/reference.ts';
import { compileVocabulary, type ConceptVector, type Vocabulary } from '../engine/matching/vocabulary.ts';
import { segment } from './jieba/segment.ts';

/**
 * What ranking knows besides the listings: the reference data in the tree and jieba's dictionary. Load once and keep.
 *
 * @param ownPairings  an office's own dated rows, added to ours
 */
export function loadMatchingReference(ownPairings: readonly Pairing[] = []): MatchingReference {
  const frequency = ProfileFrequencyFile.parse(frequencyFile);
  const pairings = [...PairingFile.parse(pairingFile).rows, ...ownPairings];
  const vocabulary = compileVocabulary(ValueChainFile.parse(chainFile));
  const regions = indexRegions(RegionFile.parse(regionFile).rows);
  return {
    segment,
    vocabulary,
    frequency: {
      documents: frequency.documents,
      words: new Map(Object.entries(frequency.words)),
      concepts: new Map(Object.entries(frequency.concepts)),
    },
    industries: indexIndustries(IndustryFile.parse(industryFile).rows),
    regions,
    conditions: readConditions(regions, vocabulary),
    sites: readSites(vocabulary),
    seats: new Map(ProvinceSeatFile.parse(seatFile).rows.map((seat) => [seat.region, seat])),
    pairings: indexPairings(pairings),
    pairingsOf: byEachEnd(pairings),
    newestDate: newestDate(pairings),
  };
}

function readSites({ numberOf }: Vocabulary): Map<string, SiteCondition[]> {
  const { rows } = SiteConditionFile.parse(siteFile);
  const unknown = rows.find(({ concept }) => !numberOf.has(concept));
  if (unknown) throw new Error(`site conditions: no concept ${unknown.concept}`);
  return Map.groupBy(rows, ({ concept }) => concept);
}

function readConditions(regions: RegionIndex, { numberOf }: Vocabulary): Map<RegionCode, ConceptVector> {
  const { rows } = RegionConditionFile.parse(conditionFile);
  checkConditions(rows, regions, numberOf);
  const numbered = (has: Record<string, number>): ConceptVector =>
    new Map(Object.entries(has).map(([id, share]) => [numberOf.get(id) as number, share]));
  return new Map(rows.map(({ region, has }) => [region, numbered(has)]));
}
