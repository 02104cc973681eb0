import { romanise } from '../../adapters/pinyin/romanise.ts';
import { industryEntries, searchIndustries, type IndustryEntry } from '../../domain/industry-search.ts';
import { soundOf } from '../../engine/listing/sound.ts';
import { INDUSTRIES, MATCHING_REFERENCE } from './reference.ts';

let entries: IndustryEntry[] | undefined;

/** The classification as it is searched; read once, when first asked for. */
export const allIndustryEntries = (): IndustryEntry[] =>
  (entries ??= industryEntries(INDUSTRIES, (name) => soundOf(name, { segment: MATCHING_REFERENCE.segment, romanise })));

/** Industries that a person may mean by what she typed. */
export const findIndustryEntries = (typed: string, atMost?: number): IndustryEntry[] =>
  searchIndustries(typed, allIndustryEntries(), atMost);
