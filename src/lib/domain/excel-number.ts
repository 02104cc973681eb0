/** How a spreadsheet shows a number, as far as it changes what the number says. */
export type NumberLook = { kind: 'plain' } | { kind: 'date' } | { kind: 'percent' } | { kind: 'suffix'; suffix: string };

const PLAIN: NumberLook = { kind: 'plain' };

/** The built-in formats that show dates (ECMA-376 part 1, 18.8.30; 27-36 and 50-58 are those of Chinese and Japanese Excel). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58 && id !== 48 && id !== 49);

/**
 * What a number format does to a number: turns it into a date, a percentage, or writes words behind it (`0.0"万亩"`).
 *
 * @param id    the format's number; below 164 it is built in
 * @param code  the format's text, where it has one
 */
export function numberLook(id: number, code: string | undefined): NumberLook {
  if (code === undefined) return isBuiltInDate(id) ? { kind: 'date' } : id === 9 || id === 10 ? { kind: 'percent' } : PLAIN;
  const [first = ''] = code.split(';');
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  if (bare.includes('%')) return { kind: 'percent' };
  if (/[ymdhs年月日]/i.test(bare.replace(/general/i, ''))) return { kind: 'date' };
  // `0!.0,"万"` shows ten-thousands of the number itself: the stored number is the whole one already.
  if (/!\.|,(?![#0?])/.test(first)) return PLAIN;
  const suffix = /[#0?](?:_.|\*.)*((?:"[^"]*"|\\.|[\p{Script=Han}])+)/u.exec(first)?.[1]?.replace(/["\\]/g, '').trim();
  return suffix ? { kind: 'suffix', suffix } : PLAIN;
}

const DAY = 86_400_000; // ms

/**
 * The civil date of a spreadsheet's day number: 46000 → 2025-12-09.
 *
 * @param serial  days; fractions (times) are dropped
 * @param from1904  whether the workbook counts from 1904 (old Mac) instead of 1900
 * @returns `YYYY-MM-DD`, or null outside 1900 to 9999
 */
export function dateOfSerial(serial: number, from1904 = false): string | null {
  const day = Math.floor(serial) + (from1904 ? 1462 : 0);
  if (!(day >= 61 && day <= 2_958_465)) return null; // before 1900-03-01 Excel counts a day that never was
  return new Date(Date.UTC(1899, 11, 30) + day * DAY).toISOString().slice(0, 10);
}

/** A number as a person would type it: without the noise of binary fractions (0.1 + 0.2 → 0.3), never with an exponent. */
export function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  return text.includes('e') ? rounded.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

/** The text of a number as its format shows it. */
export function shownNumber(value: number, look: NumberLook, from1904 = false): string {
  if (look.kind === 'date') return dateOfSerial(value, from1904) ?? plainNumber(value);
  if (look.kind === 'percent') return `${plainNumber(value * 100)}%`;
  return look.kind === 'suffix' ? `${plainNumber(value)}${look.suffix}` : plainNumber(value);
}
