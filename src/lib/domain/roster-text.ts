import { dateOfSerial } from './excel-number.ts';
import { cleanText } from './cell-text.ts';
import { parseDateText, plusDays } from './date-text.ts';

/** Texts of registers as people write them: months, periods, lists. */
export type RosterFaultCode =
  | 'missing'
  | 'too_long'
  | 'not_a_number'
  | 'out_of_range'
  | 'not_a_date'
  | 'not_months'
  | 'not_periods'
  | 'not_covers'
  | 'periods_overlap'
  | 'period_empty'
  | 'choice_unknown'
  | 'region_unknown'
  | 'region_ambiguous'
  | 'scheme_unknown'
  | 'ladders_differ'
  | 'range_empty'
  // What only the registers know.
  | 'unit_unknown'
  | 'team_unknown'
  | 'person_unknown'
  | 'organisation_unknown'
  | 'ref_twice'
  | 'kept_no_longer'
  | 'cell_error';

const SEPARATORS = /[、，,；;\n/／]+/;

/** A list of words: 护理、急诊 → two. */
export const wordsOf = (text: string): string[] => [...new Set(text.split(SEPARATORS).map(cleanText).filter(Boolean))];

/**
 * A day: `2027-03-01`, `2027年3月`, `20270301`, or the number that a spreadsheet keeps for it.
 *
 * @param end  the text names the last day, or the last month: the answer is the first day after it
 */
export function dayOf(text: string, end: boolean): string | null {
  const serial = /^\d{5}$/.test(text.normalize('NFKC').trim()) ? dateOfSerial(Number(text.normalize('NFKC'))) : null;
  const read = parseDateText((serial ?? text).replace(/[ T]\d{1,2}:\d{2}(?::\d{2})?$/, ''));
  if (!read.ok) return null;
  return end ? plusDays(read.value.last, 1) : read.value.first;
}

export type MonthsRange = { months_min: number; months_max: number; months_allowed: number[] | null };

const LONGEST = 120; // months

/** Months of a stay: `3-12` any number between, `6、12` one of these, `12` just that. A year counts as twelve months. */
export function readMonths(text: string): MonthsRange | null {
  const plain = text
    .normalize('NFKC')
    .replace(/(\d+(?:\.\d+)?)\s*年/g, (_, years: string) => String(Number(years) * 12))
    .replace(/个?月/g, '')
    .replace(/\s/g, '');
  const range = /^(\d{1,3})(?:-|~|～|—|–|至|到)(\d{1,3})$/.exec(plain);
  const numbers = (range ? [range[1], range[2]] : plain.split(/[、，,；;/或]+/)).map(Number);
  if (numbers.some((n) => !Number.isInteger(n) || n < 1 || n > LONGEST)) return null;
  const [min, max] = [Math.min(...numbers), Math.max(...numbers)];
  if (range && Number(range[1]) > Number(range[2])) return null;
  const allowed = range || numbers.length === 1 ? null : [...new Set(numbers)].sort((a, b) => a - b);
  return { months_min: min, months_max: max, months_allowed: allowed };
}

/** Periods that lie apart: `2027-03 至 2027-09；2028-01 至 2028-06`, last days included. */
export function readPeriods(text: string): { from: string; until: string }[] | 'not_periods' | 'periods_overlap' | 'period_empty' {
  const periods: { from: string; until: string }[] = [];
  for (const part of text
    .split(/[；;\n]+/)
    .map(cleanText)
    .filter(Boolean)) {
    const [, first = '', last = ''] = /^(.+?)\s*(?:至|到|~|～|—{1,2}|–| - )\s*(.+)$/.exec(part) ?? [];
    const [from, until] = [dayOf(first, false), dayOf(last, true)];
    if (from === null || until === null) return 'not_periods';
    if (from >= until) return 'period_empty';
    periods.push({ from, until });
  }
  periods.sort((a, b) => (a.from < b.from ? -1 : 1));
  return periods.some(({ from }, at) => at > 0 && from < periods[at - 1]!.until) ? 'periods_overlap' : periods;
}

/** What a unit keeps at home: `护理 2；心内科 1`. */
export function readCovers(text: string): { specialty: string; at_least: number }[] | null {
  const covers = text
    .split(/[；;、\n]+/)
    .map(cleanText)
    .filter(Boolean)
    .map((part) => /^(.{1,40}?)\s*[:：×x*]?\s*(\d{1,5})\s*(?:人|名)?$/.exec(part.normalize('NFKC')));
  if (covers.some((each) => each === null || Number(each[2]) < 1)) return null;
  const read = covers.map((each) => ({ specialty: (each?.[1] ?? '').trim(), at_least: Number(each?.[2]) }));
  return new Set(read.map(({ specialty }) => specialty)).size === read.length ? read : null;
}
