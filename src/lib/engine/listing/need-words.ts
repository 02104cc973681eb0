import type { FactorKind } from '../../domain/factor.ts';
import { parseQuantity, type Quantity } from '../../domain/quantity-text.ts';

/** How the factors are spoken of in a need, in Chinese and English; texts are folded before. */
export const FACTOR_WORDS: Record<FactorKind, RegExp> = {
  technology: /技术|研发|工艺|专利|科研|technolog|know-how|\br&d\b|\bresearch/,
  market_channel: /渠道|销路|销售|市场|电商|订单|包销|channel|\bsales\b|\bmarkets?\b|retail|e-commerce|\bbuyers?\b|\borders\b/,
  capital: /资金|投资|融资|入股|capital|funding|\binvest|\bfinance\b/,
  brand: /品牌|\bbrand/,
  management: /运营|托管|管理团队|\bmanagement\b|\boperators?\b/,
  equipment: /设备|生产线|机器|equipment|machinery|production lines?/,
  land: /土地|用地|地块|耕地|\bland\b|farmland|\bplots?\b|\bsites?\b/,
  plant: /厂房|车间|仓库|\bplants?\b|workshop|factory|factories|warehouse/,
  labour: /工人|劳动力|用工|员工|务工|人手|labou?r|workers?\b|\bstaff\b|employees|workforce/,
  raw_material: /原料|原材料|货源|产地|基地|raw materials?|feedstock|\bsuppl(?:y|ies) of\b/,
  energy: /绿电|电力|用电|电价|风电|光伏|天然气|能源|energy|\bpower\b|electricity|natural gas/,
  water: /水资源|用水|供水|\bwater\b/,
  tourism: /旅游|文旅|景区|民宿|touris|scenic/,
  logistics: /物流|冷链|仓储|运输|铁路|港口|机场|logistic|cold chain|\btransport|railway|\bports?\b|airport/,
  policy: /政策|补贴|优惠|\bpolic(?:y|ies)\b|subsid|incentive/,
};

export const SIDE_WORDS = { west: /西部|\bwest(?:ern)?\b/, east: /东部|\beast(?:ern)?\b/ } as const;

// What we have ourselves, the other side is to seek; all else the other side is to offer.
export const OURS =
  /我们有|我方有|我司有|拥有|可提供|能提供|愿意?提供|可以提供|具备|\bwe (?:have|own|offer|bring|supply|provide|can (?:offer|bring|supply|provide|invest))\b/;

// Folded signs: the Chinese comma is a plain one, and neither it nor a point inside a number ends anything.
export const CLAUSE = /[。;!?\n]|[,.](?!\d)|\b(?:and|but)\s+(?=(?:we\s+|are\s+)?(?:need|seek|look|want|requir))/;

/** A quantity in a clause, and what is said of it until the next one. */
export type SaidQuantity = { quantity: Quantity; after: string };

const CHINESE =
  /(?:\d[\d,.]*|[一二两三四五六七八九十百千]+)\s*[多余]?\s*[万亿千百]*\s*(?:亩|公顷|平方公里|平方米|平米|㎡|人|名|元|万元|亿元|千瓦时|千瓦|度|兆瓦|mw|kw|吨|立方米|头|只|张床)[^，。；;,\s]{0,4}/g;
/** Characters after a Chinese quantity, itself included, in which its factor is looked for. */
const NEAR = 14;

/** English units by the name that `parseQuantity` knows. */
const ENGLISH_UNITS: readonly [RegExp, string][] = [
  [/^(?:square kilomet(?:er|re)s?|sq\.? ?km|km2)$/, 'km2'],
  [/^(?:square met(?:er|re)s?|sq\.? ?m|sqm|m2)$/, 'm2'],
  [/^(?:cubic met(?:er|re)s?|m3)$/, 'm3'],
  [/^(?:people|persons?|workers?|employees|staff)$/, 'person'],
  [/^(?:yuan|rmb|cny)$/, 'yuan'],
];
const ENGLISH =
  /(?:\b(rmb|cny|yuan)\s*)?(\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion|bn)?\s*(mu|hectares?|ha|square (?:kilo)?met(?:er|re)s?|sq\.? ?k?m|sqm|k?m2|m3|cubic met(?:er|re)s?|people|persons?|workers?|employees|staff|yuan|rmb|cny|[kmg]wh?|tonnes?|tons?|t|kg|head|beds?|racks?)?(?![a-z\d])(\s*(?:(?:a|per) year|\/ ?(?:year|y|a)))?/g;
const POWERS: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, bn: 1e9 };

/** The quantities of a clause, in either language. */
export const quantitiesIn = (clause: string): SaidQuantity[] => [...chineseIn(clause), ...englishIn(clause)];

function chineseIn(clause: string): SaidQuantity[] {
  return [...clause.matchAll(CHINESE)].flatMap(({ 0: match, index }) => {
    const quantity = longestQuantity(match);
    return quantity ? [{ quantity, after: clause.slice(index, index + NEAR) }] : [];
  });
}

function englishIn(clause: string): SaidQuantity[] {
  return [...clause.matchAll(ENGLISH)].flatMap(({ 0: match, 1: money, 2: digits = '', 3: power = '', 4: named, 5: yearly, index }) => {
    const unit = named ?? money;
    if (unit === undefined) return [];
    const known = ENGLISH_UNITS.find(([words]) => words.test(unit))?.[1] ?? unit;
    const number = Number(digits.replaceAll(',', '')) * (POWERS[power] ?? 1);
    const quantity = parseQuantity(`${number}${known}${yearly === undefined ? '' : '/year'}`);
    const [after = ''] = clause.slice(index + match.length).split(/\band\b|,|\d/);
    return quantity.ok ? [{ quantity: quantity.value, after }] : [];
  });
}

/** The longest beginning that is a quantity: 300名工人 is 300名. */
function longestQuantity(text: string): Quantity | null {
  for (let end = text.length; end > 1; end -= 1) {
    const parsed = parseQuantity(text.slice(0, end));
    if (parsed.ok) return parsed.value;
  }
  return null;
}
