import type { FactorKind } from '../../domain/factor.ts';
import type { OrganisationKind } from '../../domain/organisation.ts';
import type { IndustryIndex } from '../../domain/industry.ts';
import type { Pairing } from '../../domain/pairing.ts';
import { shortName, type RegionCode, type RegionIndex } from '../../domain/region.ts';
import type { Concept } from '../../domain/value-chain.ts';
import { keysOf, type Keys } from './lexicon.ts';

/** A name in both languages. */
type Name = { zh: string; en: string };

/** All that searching knows besides the listings. The first two are ports (see adapters/jieba and adapters/pinyin). */
export type SearchSources = {
  /** Words of a text in reading order, the same for listings and for what people type. */
  segment: (text: string) => readonly string[];
  /** Readings of a word in syllables, the likeliest first; empty where there is none. */
  romanise: (word: string) => string[][];
  industries: IndustryIndex;
  regions: RegionIndex;
  /** Rows by each end. */
  pairingsOf: ReadonlyMap<RegionCode, readonly Pairing[]>;
  concepts: readonly Concept[];
  factors: Record<FactorKind, Name>;
  kinds: Record<OrganisationKind, Name>;
};

/** The sources with what was compiled from them. */
export type SearchReference = SearchSources & {
  /** Chinese names by the words of an English one, in order: `food manufacturing` → 食品制造业. */
  english: ReadonlyMap<string, readonly string[]>;
  /** Chinese names by one word of an English one. */
  englishWords: ReadonlyMap<string, readonly string[]>;
  /** Words of the longest English name. */
  longestEnglish: number;
  /** English names of one word, where a typing mistake is looked for. */
  englishKeys: Keys;
};

const STOP_WORDS = new Set(['and', 'of', 'the', 'for', 'in', 'on', 'other', 'a', 'an', 'to', 'not', 'elsewhere', 'n', 'e', 'c']);

/** A word as it is looked up: singular, so that `pepper` and `peppers` are one. */
export const stem = (word: string): string => (word.length > 3 ? word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1') : word);

/** The words of an English name or of what was typed, without signs and particles. */
export const englishWordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word && !STOP_WORDS.has(word))
    .map(stem);

/** Compiles the English names of regions, industries, factors, kinds of organisation and concepts. Once for the process. */
export function compileSearchReference(sources: SearchSources): SearchReference {
  const english = new Map<string, string[]>();
  const englishWords = new Map<string, string[]>();
  let longestEnglish = 1;
  const add = (en: string | null, ...zh: string[]) => {
    const words = en === null ? [] : englishWordsOf(en);
    if (words.length === 0) return;
    longestEnglish = Math.max(longestEnglish, words.length);
    append(english, words.join(' '), zh);
    for (const word of words) append(englishWords, word, zh);
  };
  for (const region of sources.regions.values()) {
    add(region.nameEn, shortName(region.code, sources.regions));
    // Makit County is also called Makit.
    add(region.nameEn?.replace(/ (?:County|District|City|Prefecture|Province)$/i, '') ?? null, shortName(region.code, sources.regions));
  }
  for (const industry of sources.industries.values()) add(industry.nameEn, industry.name);
  for (const { zh, en } of [...Object.values(sources.factors), ...Object.values(sources.kinds)]) add(en, zh);
  for (const { zh, en, words } of sources.concepts) add(en, zh, ...words);
  return {
    ...sources,
    english,
    englishWords,
    longestEnglish,
    englishKeys: keysOf([...english.keys()].filter((key) => !key.includes(' '))),
  };
}

function append(map: Map<string, string[]>, key: string, values: readonly string[]): void {
  const list = map.get(key) ?? [];
  map.set(key, list);
  for (const value of values) if (!list.includes(value)) list.push(value);
}
