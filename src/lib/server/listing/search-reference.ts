import { romanise } from '../../adapters/pinyin/romanise.ts';
import { FactorKind } from '../../domain/factor.ts';
import { OrganisationKind } from '../../domain/organisation.ts';
import { compileSearchReference } from '../../engine/listing/search-reference.ts';
import { listing as en } from '../../i18n/en/listing.ts';
import { listing as zh } from '../../i18n/zh/listing.ts';
import { MATCHING_REFERENCE } from '../reference/reference.ts';

const named = <K extends string>(keys: readonly K[], zhNames: Record<K, string>, enNames: Record<K, string>) =>
  Object.fromEntries(keys.map((key) => [key, { zh: zhNames[key], en: enNames[key] }])) as Record<K, { zh: string; en: string }>;

/** What searching knows besides the listings, compiled once for the process. */
export const SEARCH_REFERENCE = compileSearchReference({
  segment: MATCHING_REFERENCE.segment,
  romanise,
  industries: MATCHING_REFERENCE.industries,
  regions: MATCHING_REFERENCE.regions,
  pairingsOf: MATCHING_REFERENCE.pairingsOf,
  concepts: MATCHING_REFERENCE.vocabulary.concepts,
  factors: named(FactorKind.options, zh.factor, en.factor),
  kinds: named(OrganisationKind.options, zh.kind, en.kind),
});
