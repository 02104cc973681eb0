import { loadMatchingReference } from '../../adapters/matching-reference.ts';
import { placeName as nameOfPlace, provinceOf, regionName as nameOfRegion, type RegionCode } from '../../domain/region.ts';
import { indexRegionNames } from '../../domain/region-name.ts';

type Language = 'zh' | 'en';

/** The reference data in the tree, read once for the process. A fresh database's tables are generated from the same files. */
export const MATCHING_REFERENCE = loadMatchingReference();
export const { regions: REGIONS, industries: INDUSTRIES } = MATCHING_REFERENCE;

/** Regions by every name that people write for them. */
export const REGION_NAMES = indexRegionNames(REGIONS);

/** Provinces that some pairing names, on either side. */
export const PAIRED_PROVINCES: readonly RegionCode[] = [
  ...new Set([...MATCHING_REFERENCE.pairings.values()].flat().flatMap(({ east, west }) => [provinceOf(east), provinceOf(west)])),
].sort();

/** Every province, by code. */
export const PROVINCES: readonly RegionCode[] = [...REGIONS.values()]
  .filter(({ level }) => level === 'province')
  .map(({ code }) => code)
  .sort();

export const regionName = (code: RegionCode, language: Language): string => nameOfRegion(code, language, REGIONS);
export const placeName = (code: RegionCode, language: Language): string => nameOfPlace(code, language, REGIONS);

/** Days on which a pairing begins or ends, in order. */
const PAIRING_DAYS = [
  ...new Set([...MATCHING_REFERENCE.pairings.values()].flat().flatMap(({ validFrom, validUntil }) => [validFrom, validUntil ?? validFrom])),
].sort();

/** The last day, up to today, on which the set of pairings changed: the same pairings hold on both. */
export const pairingsAsOf = (today: string): string => PAIRING_DAYS.findLast((day) => day <= today) ?? today;
