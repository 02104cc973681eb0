import { z } from 'zod';

/**
 * Regions: the provinces, prefectures and counties of GB/T 2260, as rows of `reference/regions.json` and of the table
 * `regions`. Nothing here reads a file: callers parse the rows once (`RegionFile.parse(json).rows`), index them once
 * (`indexRegions(rows)`) and hand the index to the functions below.
 */

/** A GB/T 2260 code: six digits, two each for province, prefecture and county; trailing 00 means the level above. */
export const RegionCode = z.string().regex(/^\d{6}$/);
export type RegionCode = z.infer<typeof RegionCode>;

/** 省 · 地 · 县. Districts of the four municipalities and counties run by a province have the province as parent. */
export const RegionLevel = z.enum(['province', 'prefecture', 'county']);
export type RegionLevel = z.infer<typeof RegionLevel>;

/** `east`: the assisting side (援助方、支援方); `west`: the receiving side (受援方). A role, not a point of the compass. */
export const RegionSide = z.enum(['east', 'west']);
export type RegionSide = z.infer<typeof RegionSide>;

export const Region = z.strictObject({
  code: RegionCode,
  name: z.string().min(1),
  /** Romanised name; absent where we are not sure of it. */
  nameEn: z.string().min(1).nullable().default(null),
  level: RegionLevel,
  parent: RegionCode.nullable(),
  /** That of the province; null where the province is neither (海南, 台湾, 香港, 澳门). */
  side: RegionSide.nullable(),
  /** Year-end edition of the code list in which the code first appears; null: since before the base edition. */
  validFrom: z.iso.date().nullable().default(null),
  /** Year-end edition from which the code is gone (exclusive); null: in force. Old listings still name old codes. */
  validUntil: z.iso.date().nullable().default(null),
  /** The code that took over most of a retired region. */
  replacedBy: RegionCode.nullable().default(null),
});
export type Region = z.infer<typeof Region>;

/** `reference/regions.json`: where the rows come from, and the rows. */
export const RegionFile = z.strictObject({
  title: z.string(),
  source: z.string(),
  sourceUrl: z.url(),
  edition: z.iso.date(),
  confidence: z.enum(['high', 'medium', 'low']),
  note: z.string(),
  rows: z.array(Region),
});
export type RegionFile = z.infer<typeof RegionFile>;

export type RegionIndex = ReadonlyMap<RegionCode, Region>;

/** The rows by code. Throws on a duplicate code or an unknown parent: reference data with a hole is a bug. */
export function indexRegions(rows: readonly Region[]): RegionIndex {
  const index = new Map(rows.map((row) => [row.code, row]));
  if (index.size !== rows.length) throw new Error('regions: a code occurs twice');
  for (const row of rows) {
    if (row.parent !== null && !index.has(row.parent)) throw new Error(`regions: ${row.code} has no parent ${row.parent}`);
  }
  return index;
}

/** The code of the province that a code lies in; needs no index, so it also answers for codes we do not know. */
export const provinceOf = (code: RegionCode): RegionCode => `${code.slice(0, 2)}0000`;

/** The codes above a region, nearest first: 653127 → 653100, 650000. Empty for a province and for an unknown code. */
export function ancestors(code: RegionCode, index: RegionIndex): RegionCode[] {
  const above: RegionCode[] = [];
  for (let parent = index.get(code)?.parent; parent; parent = index.get(parent)?.parent) above.push(parent);
  return above;
}

/** The side of a region, or of its province when only that is known; null when it is on neither or unknown. */
export const sideOf = (code: RegionCode, index: RegionIndex): RegionSide | null =>
  (index.get(code) ?? index.get(provinceOf(code)))?.side ?? null;

/** Whether the code was part of the list on a day `YYYY-MM-DD`. */
export const inForce = (region: Region, day: string): boolean =>
  (region.validFrom === null || region.validFrom <= day) && (region.validUntil === null || day < region.validUntil);

// What the ethnic autonomous regions and the special administrative regions are called in daily use.
const SHORT_PROVINCES: Record<string, string> = {
  '150000': '内蒙古',
  '450000': '广西',
  '540000': '西藏',
  '640000': '宁夏',
  '650000': '新疆',
  '810000': '香港',
  '820000': '澳门',
};

/** As people say it: 新疆, 山东, 重庆; below the provinces the name as it is (麦盖提县: 县 and 区 tell places apart). */
export function shortName(code: RegionCode, index: RegionIndex): string {
  const region = index.get(code);
  if (!region) return code;
  if (region.level !== 'province') return region.name;
  return SHORT_PROVINCES[code] ?? region.name.replace(/[省市]$/, '');
}

/** A region as a person says it in a language: 麦盖提县 / Makit County; Chinese where no sure romanisation is known. */
export const regionName = (code: RegionCode, language: 'zh' | 'en', index: RegionIndex): string =>
  (language === 'en' ? index.get(code)?.nameEn : null) ?? shortName(code, index);

/** A region with all above it: 新疆 喀什地区 麦盖提县 in Chinese, nearest first in English. An unknown code is its own name. */
export function placeName(code: RegionCode, language: 'zh' | 'en', index: RegionIndex): string {
  const names = [code, ...ancestors(code, index)].map((each) => regionName(each, language, index));
  return language === 'en' ? names.join(', ') : names.reverse().join(' ');
}
