const DIGITS: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const NUMERAL = /^(?:半|[〇零一二两三四五六七八九十百千]+)/;

/**
 * A number in Chinese numerals at the beginning of a text, up to the first 万 or 亿, which are left to the reader:
 * 三百二十万亩 → 320 and 万亩; 半 is a half. 千瓦 keeps its 千: a place needs a digit before it, except a leading 十.
 *
 * @returns null when the text does not begin with one
 */
export function chineseNumber(text: string): { value: number; rest: string } | null {
  const numeral = NUMERAL.exec(text)?.[0];
  if (numeral === undefined) return null;
  if (numeral === '半') return { value: 0.5, rest: text.slice(1) };
  let value = 0;
  let digit: number | null = null;
  let read = 0;
  for (const sign of numeral) {
    const place = PLACES[sign];
    if (place === undefined) {
      if (digit !== null && digit !== 0) return null; // 三四亩 is a guess, not a number
      digit = DIGITS[sign] ?? 0;
    } else {
      if (digit === null && !(place === 10 && read === 0)) break;
      value += (digit ?? 1) * place;
      digit = null;
    }
    read += 1;
  }
  return read === 0 ? null : { value: value + (digit ?? 0), rest: text.slice(read) };
}
