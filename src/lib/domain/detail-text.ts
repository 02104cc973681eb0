import { parseDateText } from './date-text.ts';
import { err, ok, type Result } from './errors.ts';
import { DETAIL_TEXT_MAX, DETAIL_UNITS, type DetailField, type DetailValue } from './factor-details.ts';
import { parseNumber, type QuantityFault } from './quantity-text.ts';

/** Why a typed native field could not be understood. */
export type DetailFault = QuantityFault | 'too_big' | 'too_long' | 'not_one_of' | 'not_a_date' | 'not_yes_or_no';

const YES = ['yes', 'true', '1', '是', '有', '√', 'on'];
const NO = ['no', 'false', '0', '否', '无', '没有', '×'];

/**
 * Reads a native field as people type it: numbers with their unit, choices by code, 是 and 否, dates in every usual form.
 *
 * @param text  not empty: what is empty is absent
 * @returns the value as the exchange format has it
 */
export function readDetail(field: DetailField, text: string): Result<DetailValue, DetailFault> {
  const typed = text.trim();
  switch (field.kind) {
    case 'text':
      return typed.length <= DETAIL_TEXT_MAX ? ok(typed) : err('too_long');
    case 'number': {
      const number = parseNumber(typed, DETAIL_UNITS[field.unit]);
      return number.ok && field.max !== undefined && number.value > field.max ? err('too_big') : number;
    }
    case 'choice':
      return field.choices.includes(typed) ? ok(typed) : err('not_one_of');
    case 'flag': {
      const word = typed.toLowerCase();
      return YES.includes(word) ? ok(true) : NO.includes(word) ? ok(false) : err('not_yes_or_no');
    }
    case 'date': {
      const day = parseDateText(typed);
      return day.ok ? ok(day.value.first) : day;
    }
  }
}

/** The text that `readDetail` reads back as this value. */
export const detailText = (value: DetailValue): string => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value));
