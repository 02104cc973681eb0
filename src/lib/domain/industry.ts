import { z } from 'zod';

/**
 * Industries of GB/T 4754-2017, as rows of `reference/industries.json` and of the table `industries`: 20 sections,
 * 97 divisions and the groups. Callers parse the rows once (`IndustryFile.parse(json).rows`) and index them once.
 */

/** A section (letter), division (2 digits), group (3) or class (4) of GB/T 4754-2017, without the section's letter in front. */
export const IndustryCode = z.string().regex(/^(?:[A-T]|\d{2,4})$/);
export type IndustryCode = z.infer<typeof IndustryCode>;

/** 门类 · 大类 · 中类. Classes (小类, 4 digits) are valid codes but have no row: they count as their group. */
export const IndustryLevel = z.enum(['section', 'division', 'group']);
export type IndustryLevel = z.infer<typeof IndustryLevel>;

export const Industry = z.strictObject({
  code: IndustryCode,
  name: z.string().min(1),
  /** Absent where we have no sure translation. */
  nameEn: z.string().min(1).nullable().default(null),
  level: IndustryLevel,
  parent: IndustryCode.nullable(),
});
export type Industry = z.infer<typeof Industry>;

/** `reference/industries.json`: where the rows come from, and the rows. */
export const IndustryFile = z.strictObject({
  title: z.string(),
  source: z.string(),
  sourceUrl: z.url(),
  edition: z.iso.date(),
  confidence: z.enum(['high', 'medium', 'low']),
  note: z.string(),
  rows: z.array(Industry),
});
export type IndustryFile = z.infer<typeof IndustryFile>;

export type IndustryIndex = ReadonlyMap<IndustryCode, Industry>;

/** The rows by code. Throws on a duplicate code or an unknown parent: reference data with a hole is a bug. */
export function indexIndustries(rows: readonly Industry[]): IndustryIndex {
  const index = new Map(rows.map((row) => [row.code, row]));
  if (index.size !== rows.length) throw new Error('industries: a code occurs twice');
  for (const row of rows) {
    if (row.parent !== null && !index.has(row.parent)) throw new Error(`industries: ${row.code} has no parent ${row.parent}`);
  }
  return index;
}

const isSection = (code: IndustryCode): boolean => /^[A-T]$/.test(code);

/** The division (2 digits) of a division, group or class; null for a section. */
export const divisionOf = (code: IndustryCode): IndustryCode | null => (isSection(code) ? null : code.slice(0, 2));

/** The group (3 digits) of a group or class; null for anything coarser. */
export const groupOf = (code: IndustryCode): IndustryCode | null => (!isSection(code) && code.length >= 3 ? code.slice(0, 3) : null);

/** The section letter of any code; null when its division does not exist. */
export function sectionOf(code: IndustryCode, index: IndustryIndex): IndustryCode | null {
  if (isSection(code)) return code;
  return index.get(code.slice(0, 2))?.parent ?? null;
}

/**
 * The name of the nearest row: a class (小类) is named by its group, an unknown group by its division. English falls
 * back to Chinese, and an unknown code is its own name.
 */
export function industryName(code: IndustryCode, language: 'zh' | 'en', index: IndustryIndex): string {
  const row = [groupOf(code), divisionOf(code), code].map((each) => (each === null ? undefined : index.get(each))).find(Boolean);
  if (!row) return code;
  return language === 'en' ? (row.nameEn ?? row.name) : row.name;
}

/** `C17 纺织业`, `17` and `17 x` as typed: the code in front, without the section's letter before digits. */
export const industryCodeIn = (text: string): string => {
  const plain = text.normalize('NFKC').trim().toUpperCase();
  return /^[A-T]?(\d{2,4})(?!\d)/.exec(plain)?.[1] ?? /^[A-T](?![A-Z\d])/.exec(plain)?.[0] ?? plain;
};
