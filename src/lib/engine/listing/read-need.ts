import type { FactorKind } from '../../domain/factor.ts';
import { NO_FILTER, type ListingFilter } from '../../domain/listing-filter.ts';
import { parseQuantity } from '../../domain/quantity-text.ts';
import { ancestors, provinceOf, shortName, type RegionCode, type RegionIndex } from '../../domain/region.ts';
import { dimensionOf, type Dimension } from '../../domain/units.ts';
import { fold } from './document.ts';
import type { SearchReference } from './search-reference.ts';

/** How the factors are spoken of in a need. */
const FACTOR_WORDS: Record<FactorKind, RegExp> = {
  technology: /技术|研发|工艺|专利|科研|technolog/,
  market_channel: /渠道|销路|销售|市场|电商|订单|包销|channel/,
  capital: /资金|投资|融资|入股|capital|funding/,
  brand: /品牌|brand/,
  management: /运营|托管|管理团队|management/,
  equipment: /设备|生产线|机器|equipment/,
  land: /土地|用地|地块|耕地|\bland\b/,
  plant: /厂房|车间|仓库|plant|workshop/,
  labour: /工人|劳动力|用工|员工|务工|人手|labou?r|worker/,
  raw_material: /原料|原材料|货源|产地|基地|raw material/,
  energy: /绿电|电力|用电|电价|风电|光伏|天然气|能源|energy|power/,
  water: /水资源|用水|供水|water/,
  tourism: /旅游|文旅|景区|民宿|tourism/,
  logistics: /物流|冷链|仓储|运输|铁路|港口|机场|logistics/,
  policy: /政策|补贴|优惠|policy/,
};

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

// What we have ourselves, the other side is to seek; all else the other side is to offer.
const OURS = /我们有|我方有|我司有|拥有|可提供|能提供|愿意?提供|可以提供|具备|we (?:have|offer)/;
const QUANTITY =
  /(?:\d[\d,.]*|[一二两三四五六七八九十百千]+)\s*[多余]?\s*[万亿千百]*\s*(?:亩|公顷|平方公里|平方米|平米|㎡|人|名|元|万元|亿元|千瓦时|千瓦|度|兆瓦|mw|kw|吨|立方米|头|只|张床)[^，。；;,\s]{0,4}/g;
// Folded signs: the Chinese comma is a plain one, and one inside a number ends nothing.
const CLAUSE = /[。;!?\n]|,(?!\d)/;
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
  filter.places = placesIn(folded, reference);
  filter.sides =
    filter.places.length > 0
      ? []
      : [...(/西部/.test(folded) ? (['west'] as const) : []), ...(/东部/.test(folded) ? (['east'] as const) : [])];
  filter.q = productsIn(folded, reference, rarity).join(' ');
  return filter;
}

function readClause(clause: string, filter: ListingFilter): void {
  const direction = OURS.test(clause) ? 'seeks' : 'offers';
  const measured = new Set<FactorKind>();
  for (const [match] of clause.matchAll(QUANTITY)) {
    const quantity = longestQuantity(match);
    const factor = quantity && (factorAround(clause, match) ?? FACTOR_OF[dimensionOf(quantity.unit)]);
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

/** The longest beginning that is a quantity: 300名工人 is 300名. */
function longestQuantity(text: string) {
  for (let end = text.length; end > 1; end -= 1) {
    const parsed = parseQuantity(text.slice(0, end));
    if (parsed.ok) return parsed.value;
  }
  return null;
}

/** The factor whose word follows the quantity most closely, within the same dimension's usual words. */
function factorAround(clause: string, quantity: string): FactorKind | null {
  const after = clause.slice(clause.indexOf(quantity));
  const near = (Object.entries(FACTOR_WORDS) as [FactorKind, RegExp][])
    .map(([factor, words]) => ({ factor, at: after.slice(0, 14).search(words) }))
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
  const above = new Set(found.flatMap((code) => ancestors(code, regions)));
  return unique(found).filter((code) => !above.has(code));
}

function productsIn(text: string, { concepts }: SearchReference, rarity: (conceptId: string) => number): string[] {
  const named = concepts.flatMap(({ id, zh, words }) => {
    const word = [zh, ...words].filter((each) => text.includes(each)).sort((a, b) => b.length - a.length)[0];
    const isFactor = word !== undefined && Object.values(FACTOR_WORDS).some((factor) => factor.test(word));
    return word === undefined || isFactor ? [] : [{ word, rarity: rarity(id) }];
  });
  const telling = named.filter(({ word }) => !named.some((other) => other.word !== word && other.word.includes(word)));
  telling.sort((a, b) => a.rarity - b.rarity || (a.word < b.word ? -1 : 1));
  return unique(telling.map(({ word }) => word)).slice(0, WORDS);
}
