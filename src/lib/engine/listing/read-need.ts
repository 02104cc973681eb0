import type { FactorKind } from '../../domain/factor.ts';
import type { IndustryCode } from '../../domain/industry.ts';
import { NO_FILTER, type ListingFilter } from '../../domain/listing-filter.ts';
import { ancestors, provinceOf, shortName, type RegionCode, type RegionIndex } from '../../domain/region.ts';
import { dimensionOf, type Dimension } from '../../domain/units.ts';
import { fold } from './document.ts';
import { CLAUSE, FACTOR_WORDS, OURS, quantitiesIn, SIDE_WORDS } from './need-words.ts';
import { englishWordsOf, type SearchReference } from './search-reference.ts';

/** The factor that a quantity is of when its words name none. */
const FACTOR_OF: Partial<Record<Dimension, FactorKind>> = {
  area: 'land',
  people: 'labour',
  money: 'capital',
  power: 'energy',
  energy_per_year: 'energy',
  mass_per_year: 'raw_material',
  mass: 'raw_material',
  volume_per_year: 'water',
};

/** Words of products that a query keeps. */
const WORDS = 3;

/**
 * Turns a need in a person's words into a filter of the list: regions, sides, factors and quantities that it names, and
 * the products it is about. Rules only; what the rules don't understand is left out.
 *
 * @param rarity  in how many profiles a word's concept occurs: the rarest say most
 */
export function readNeed(text: string, reference: SearchReference, rarity: (conceptId: string) => number): ListingFilter {
  const folded = fold(text);
  const filter: ListingFilter = { ...NO_FILTER, offers: [], seeks: [], amounts: [] };
  for (const clause of folded.split(CLAUSE)) readClause(clause, filter);
  filter.places = outermostLast([...placesIn(folded, reference), ...englishPlacesIn(text, reference)], reference);
  const sides = (['west', 'east'] as const).filter((side) => SIDE_WORDS[side].test(folded));
  filter.sides = filter.places.length > 0 ? [] : sides;
  filter.industries = industriesIn(folded, reference);
  filter.q = productsIn(folded, reference, rarity).join(' ');
  return filter;
}

function readClause(clause: string, filter: ListingFilter): void {
  const direction = OURS.test(clause) ? 'seeks' : 'offers';
  const measured = new Set<FactorKind>();
  for (const { quantity, after } of quantitiesIn(clause)) {
    const factor = factorAround(after) ?? FACTOR_OF[dimensionOf(quantity.unit)];
    if (!factor) continue;
    measured.add(factor);
    // Of what we have, the other side may well seek less: no bound.
    if (direction === 'seeks') filter.seeks = unique([...filter.seeks, factor]);
    else if (!filter.amounts.some((amount) => amount.factor === factor))
      filter.amounts = [...filter.amounts, { direction, factor, from: quantity.quantity, until: null, unit: quantity.unit }];
  }
  for (const [factor, words] of Object.entries(FACTOR_WORDS) as [FactorKind, RegExp][])
    if (words.test(clause) && !measured.has(factor)) filter[direction] = unique([...filter[direction], factor]);
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** The factor whose word follows a quantity most closely. */
function factorAround(after: string): FactorKind | null {
  const near = (Object.entries(FACTOR_WORDS) as [FactorKind, RegExp][])
    .map(([factor, words]) => ({ factor, at: after.search(words) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return near[0]?.factor ?? null;
}

const placeNames = new WeakMap<RegionIndex, Map<string, RegionCode[]>>();

/** Names by which regions are spoken of; below the prefecture only whole names and those of three characters and more. */
function namesOf(regions: RegionIndex): Map<string, RegionCode[]> {
  const known = placeNames.get(regions);
  if (known) return known;
  const names = new Map<string, RegionCode[]>();
  for (const { code, name, level, validUntil } of regions.values()) {
    if (validUntil !== null) continue;
    const short = level === 'province' ? shortName(code, regions) : name.replace(/(?:地区|自治州|[市县区盟州])$/, '');
    const usable = short.length >= (level === 'county' ? 3 : 2) ? [name, short] : [name];
    for (const each of new Set(usable)) names.set(each, [...(names.get(each) ?? []), code]);
  }
  placeNames.set(regions, names);
  return names;
}

function placesIn(text: string, { regions }: SearchReference): RegionCode[] {
  const names = namesOf(regions);
  const found: RegionCode[] = [];
  for (let at = 0; at < text.length; at += 1) {
    for (let length = 12; length >= 2; length -= 1) {
      const codes = names.get(text.slice(at, at + length));
      if (!codes) continue;
      // 城关区 is many places: one of them only where its province is named too.
      const meant = codes.length === 1 ? codes : codes.filter((code) => text.includes(shortName(provinceOf(code), regions)));
      if (meant.length === 1) found.push(...meant);
      at += length - 1;
      break;
    }
  }
  return found;
}

/** Only the nearest of places that lie in each other. */
function outermostLast(found: readonly RegionCode[], { regions }: SearchReference): RegionCode[] {
  const above = new Set(found.flatMap((code) => ancestors(code, regions)));
  return unique(found).filter((code) => !above.has(code));
}

const englishNames = new WeakMap<RegionIndex, Map<string, RegionCode[]>>();
const SUFFIX =
  / (?:County|District|City|Prefecture|Province|Autonomous Region|Municipality|[A-Z]\w+ Autonomous (?:Prefecture|County|Region))$/;
const NAME_WORDS = 5;

/** English names; without their suffix only those of provinces and of four letters and more. */
function englishNamesOf(regions: RegionIndex): Map<string, RegionCode[]> {
  const known = englishNames.get(regions);
  if (known) return known;
  const names = new Map<string, RegionCode[]>();
  for (const { code, nameEn, level, validUntil } of regions.values()) {
    if (validUntil !== null || nameEn === null) continue;
    const short = nameEn.replace(SUFFIX, '');
    const usable = level === 'province' || short.length >= 4 ? [nameEn, short] : [nameEn];
    for (const each of new Set(usable)) names.set(each, [...(names.get(each) ?? []), code]);
  }
  englishNames.set(regions, names);
  return names;
}

/** Names as they are written, with capitals: `hotan` may be a word of another language, `Hotan` is a place. */
function englishPlacesIn(text: string, { regions }: SearchReference): RegionCode[] {
  const names = englishNamesOf(regions);
  const words = text.split(/[^\p{L}'’-]+/u).filter(Boolean);
  const found: RegionCode[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (!/^[A-Z]/.test(words[at] ?? '')) continue;
    for (let length = NAME_WORDS; length > 0; length -= 1) {
      const codes = names.get(words.slice(at, at + length).join(' ')) ?? [];
      // Several places of one name: a province before a prefecture before a county, unless that leaves a choice.
      const first = codes.filter((code) => regions.get(code)?.level === regions.get(codes[0] ?? '')?.level);
      if (codes.length === 0) continue;
      const meant = codes.length === 1 ? codes : first.length === 1 ? first : [];
      found.push(...meant);
      at += length - 1;
      break;
    }
  }
  return found;
}

const MAKING = new Set(['manufacture', 'manufacturing', 'processing', 'production', 'service', 'industry']);
const TRADE = /^(?:industry|sector|manufacturing|manufacturer|processing|business)$/;

/** Divisions that are named as an industry: 纺织业, `textile industry`; 纺织 or `textiles` alone is a product. */
function industriesIn(text: string, { industries }: SearchReference): IndustryCode[] {
  const words = englishWordsOf(text);
  return [...industries.values()].flatMap(({ code, level, name, nameEn }) => {
    if (level !== 'division') return [];
    if (name.endsWith('业') && name.length > 2 && text.includes(name)) return [code];
    const core = englishWordsOf(nameEn ?? '').filter((word) => !MAKING.has(word));
    const isNamed = words.some((_, at) => core.every((word, i) => words[at + i] === word) && TRADE.test(words[at + core.length] ?? ''));
    return core.length > 0 && isNamed ? [code] : [];
  });
}

function productsIn(text: string, { concepts }: SearchReference, rarity: (conceptId: string) => number): string[] {
  const english = ` ${englishWordsOf(text).join(' ')} `;
  const named = concepts.flatMap(({ id, zh, en, words }) => {
    const chinese = [zh, ...words].filter((each) => text.includes(each));
    const said = english.includes(` ${englishWordsOf(en).join(' ')} `) ? [en.toLowerCase()] : [];
    const word = [...chinese, ...said].sort((a, b) => b.length - a.length)[0];
    const isFactor = word !== undefined && Object.values(FACTOR_WORDS).some((factor) => factor.test(word));
    return word === undefined || isFactor ? [] : [{ word, rarity: rarity(id) }];
  });
  const telling = named.filter(({ word }) => !named.some((other) => other.word !== word && other.word.includes(word)));
  telling.sort((a, b) => a.rarity - b.rarity || (a.word < b.word ? -1 : 1));
  return unique(telling.map(({ word }) => word)).slice(0, WORDS);
}
