import { loadMatchingReference } from '../../adapters/matching-reference.ts';
import { ancestors, provinceOf, shortName, type RegionCode } from '../../domain/region.ts';

type Language = 'zh' | 'en';

/** The reference data in the tree, read once for the process. A fresh database's tables are generated from the same files. */
export const MATCHING_REFERENCE = loadMatchingReference();
export const { regions: REGIONS, industries: INDUSTRIES } = MATCHING_REFERENCE;

/** Provinces that some pairing names, on either side. */
export const PAIRED_PROVINCES: readonly RegionCode[] = [
  ...new Set([...MATCHING_REFERENCE.pairings.values()].flat().flatMap(({ east, west }) => [provinceOf(east), provinceOf(west)])),
].sort();

/** A region as a person says it: 麦盖提县 / Makit; Chinese where no sure romanisation is known. */
export const regionName = (code: RegionCode, language: Language): string =>
  (language === 'en' ? REGIONS.get(code)?.nameEn : null) ?? shortName(code, REGIONS);

/** A region with all above it, largest first in Chinese (新疆 喀什地区 麦盖提县), smallest first in English. */
export function placeName(code: RegionCode, language: Language): string {
  const names = [code, ...ancestors(code, REGIONS)].map((each) => regionName(each, language));
  return language === 'en' ? names.join(', ') : names.reverse().join(' ');
}
