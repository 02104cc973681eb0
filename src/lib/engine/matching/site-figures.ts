import type { SiteQuantity } from '../../domain/site-condition.ts';

/** A figure that a text states of its place: 海拔一千二百多米, 年均气温8.5℃. A range counts as its middle. */
export type SiteFigure = { quantity: SiteQuantity; value: number };

const NUMBER = String.raw`(\d+(?:[.,]\d+)*|[零〇一二两三四五六七八九十百千万点]+)`;
const RANGE = String.raw`${NUMBER}(?:多|余|来)?(?:\s*(?:[—–~～至到]|-)+\s*${NUMBER})?\s*(?:多|余|来)?\s*`;
const ABOUT = String.raw`[^，。；、\d零〇一二两三四五六七八九十百千]{0,8}?`;

/** What stands before the figure, and its unit. Figures outside `within` are a slip, or mean something else. */
const PATTERNS: readonly { quantity: SiteQuantity; pattern: RegExp; within: readonly [number, number]; perUnit?: number }[] = [
  { quantity: 'altitude', pattern: figureOf('海拔', '米'), within: [-160, 6000] },
  { quantity: 'temperature', pattern: figureOf('(?:年均气温|年平均气温|年均温)', '(?:℃|°C|度|摄氏度)'), within: [-10, 30] },
  { quantity: 'sunshine', pattern: figureOf('日照', '(?:小时|个小时|h)'), within: [500, 4000] },
  { quantity: 'precipitation', pattern: figureOf('(?:降水|降雨)', '(?:毫米|mm)'), within: [5, 4000] },
  { quantity: 'wind_speed', pattern: figureOf('风速', '(?:米每秒|米/秒|米／秒|m/s)'), within: [0, 20] },
  { quantity: 'water_temperature', pattern: figureOf('水温', '(?:℃|°C|度|摄氏度)'), within: [0, 40] },
  { quantity: 'power_price', pattern: figureOf('电价', '(?:元/度|元每度|元/千瓦时|元一度|元)'), within: [0.05, 2] },
  { quantity: 'power_price', pattern: figureOf('电价', '(?:分/度|分钱|分)'), within: [5, 200], perUnit: 0.01 },
];

function figureOf(before: string, unit: string): RegExp {
  return new RegExp(`${before}${ABOUT}${RANGE}${unit}`, 'g');
}

/** Most texts state none. */
const HINT = /海拔|气温|年均温|日照|降水|降雨|风速|水温|电价/;

/** The figures that texts state of their place, each quantity at most once: the first counts. */
export function siteFiguresIn(texts: readonly string[]): SiteFigure[] {
  const found = new Map<SiteQuantity, number>();
  for (const text of texts) {
    if (!HINT.test(text)) continue;
    for (const { quantity, pattern, within, perUnit = 1 } of PATTERNS) {
      if (found.has(quantity)) continue;
      for (const [, from = '', to] of text.matchAll(pattern)) {
        const value = middle(numberOf(from), to === undefined ? null : numberOf(to));
        if (value === null || value < within[0] || value > within[1]) continue;
        found.set(quantity, value * perUnit);
        break;
      }
    }
  }
  return [...found].map(([quantity, value]) => ({ quantity, value }));
}

function middle(from: number | null, to: number | null): number | null {
  return from === null || to === null ? from : (from + to) / 2;
}

const DIGITS = '零一二三四五六七八九';
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

/** 1,200 and 四千零一十四 and 二千三四百 (the first of the two: 2 300); null for what is no number. */
export function numberOf(text: string): number | null {
  if (/^[\d.,]+$/.test(text)) {
    const value = Number(text.replaceAll(',', ''));
    return Number.isFinite(value) ? value : null;
  }
  const [whole = '', fraction] = text.replaceAll('〇', '零').replaceAll('两', '二').split('点');
  let total = 0;
  let digit: number | null = null;
  for (const sign of whole) {
    const value = DIGITS.indexOf(sign);
    if (value >= 0)
      digit = digit === null || digit === 0 ? value : digit; // 三四百: three hundred odd
    else {
      total += (digit ?? 1) * (TENS[sign] ?? 0);
      digit = null;
    }
  }
  total += digit ?? 0;
  if (fraction === undefined) return whole === '' ? null : total;
  const digits = [...fraction].map((sign) => DIGITS.indexOf(sign));
  return digits.some((each) => each < 0) || digits.length === 0 ? null : total + Number(`0.${digits.join('')}`);
}
