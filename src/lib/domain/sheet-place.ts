/** The last column that Excel has: XFD. */
export const MAX_COLUMN = 16_383;

/** A column as a spreadsheet names it: 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/**
 * The place of a cell: `AB12` → row 11, column 27 (both from 0).
 *
 * @returns null for what is no place of a cell
 */
export function cellPlace(reference: string): { row: number; column: number } | null {
  const parts = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(reference);
  if (!parts) return null;
  const [, letters = '', digits = ''] = parts;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return column > MAX_COLUMN ? null : { row: Number(digits) - 1, column };
}
