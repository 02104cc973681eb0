import { chineseNumber } from './chinese-number.ts';
import { err, ok, type Result } from './errors.ts';
import { dimensionOf, type Unit } from './units.ts';
import { formUnitName, MORE_YEARLY, namedUnit, type NamedUnit } from './unit-name.ts';

/** Why a typed quantity could not be understood. */
export type QuantityFault =
  | 'quantity_missing'
  | 'unit_missing'
  | 'not_a_number'
  | 'unknown_unit'
  | 'other_unit'
  | 'range'
  | 'negative'
  | 'multiplied_twice'
  | 'quantity_too_big';

/** A quantity as the exchange format has it. */
export type Quantity = { quantity: number; unit: Unit };

/** Above this, doubles no longer hold every whole number. */
const BIGGEST = 1e15;
/** Digits that are kept: factors such as 1 公顷 = 15 亩 must not leave traces like 34.499999999999996. */
const DIGITS = 12;

/**
 * Reads a quantity as people type it: `2.3万亩`, `１，２００` with the unit beside it, `20万千瓦`, `年产5000吨`, `三百亩`.
 *
 * @param text  the number, with or without a unit behind it; full-width signs, grouping commas, 万 and 亿, 约 and 左右 are understood
 * @param unitText  the unit from the field or column beside it, as a code of `FORM_UNITS` or in words; empty when there is none.
 *   A unit in the text itself is nearer to the number and wins, if both measure the same thing
 * @returns the quantity in a unit of the exchange format
 * @errors `other_unit` when text and field measure different things; `multiplied_twice` for 2.3万 beside 万亩, which may mean
 *   either; `range` for 100-200; `negative`; `quantity_missing`, `unit_missing`, `not_a_number`, `unknown_unit`, `quantity_too_big`
 */
export function parseQuantity(text: string, unitText = ''): Result<Quantity, QuantityFault> {
  const beside = plain(formUnitName(unitText) ?? unitText);
  const typed = plain(text);
  if (typed === '') return err('quantity_missing');

  const number = leadingNumber(typed);
  if (!number.ok) return number;
  const { digits, rest, yearly } = number.value;
  const own = unitAfterMultiplier(rest);
  const field = beside === '' ? { power: 0, unit: null } : unitAfterMultiplier(beside);
  if (own === null || field === null) return err('unknown_unit');
  const unit = own.unit === null ? field.unit : field.unit === null ? own.unit : sameMeasure(own.unit, field.unit);
  if (unit === undefined) return err('other_unit');
  if (unit === null) return err('unit_missing');
  if (own.unit === null && own.power > 0 && field.power > 0) return err('multiplied_twice');

  const power = own.power + (own.unit === null ? field.power : 0) + unit.power;
  const quantity = Number((Number(`${digits}e${power}`) * unit.times).toPrecision(DIGITS));
  if (!(quantity <= BIGGEST)) return err('quantity_too_big');
  return ok({ quantity, unit: yearly ? (MORE_YEARLY[unit.unit] ?? unit.unit) : unit.unit });
}

/**
 * Reads a bare number as people type it, with one of the given endings or none: `1.8`, `３５%`, `25万元/亩`.
 *
 * @param endings  units that may stand behind it, as one writes them; they change nothing
 * @errors `not_a_number`, `range`, `negative`, `other_unit` when something else stands behind it, `quantity_missing`
 */
export function parseNumber(text: string, endings: readonly string[] = []): Result<number, QuantityFault> {
  const typed = plain(text);
  if (typed === '') return err('quantity_missing');
  const number = leadingNumber(typed);
  if (!number.ok) return number;
  const { digits, rest } = number.value;
  const known = ['', ...endings.map(plain)];
  for (let power = 0, left = rest; ; left = left.slice(1)) {
    if (known.includes(left)) {
      const value = Number(Number(`${digits}e${power}`).toPrecision(DIGITS));
      return value <= BIGGEST ? ok(value) : err('quantity_too_big');
    }
    const step = MULTIPLIERS[left.charAt(0)];
    if (step === undefined) return err('other_unit');
    power += step;
  }
}

/** Powers of ten. */
const MULTIPLIERS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
const ABOUT_BEFORE = /^(?:大约|大概|约为|约|近|共计|合计|总计|共)+/;
const ABOUT_AFTER = /(?:左右|上下|以上)$/;
const RANGE = /[\d万亿千百]\p{L}{0,4}(?:-|–|—|~|至|到)\d/u;
/** Digits with or without grouping commas, decimals, and the power that spreadsheets write (1.2e5). */
const NUMBER = /^(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(e[+-]?\d{1,2}(?![a-z]))?/;

/** Half-width, lower case, without spaces. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '').replaceAll('−', '-');

function leadingNumber(typed: string): Result<{ digits: string; rest: string; yearly: boolean }, QuantityFault> {
  if (RANGE.test(typed)) return err('range');
  const yearly = /^年(?:产|供|用)?/.exec(typed)?.[0] ?? '';
  const text = typed.slice(yearly.length).replace(ABOUT_BEFORE, '').replace(ABOUT_AFTER, '');
  if (/^(?:-|负)[\d.]/.test(text)) return err('negative');
  const [all = '', whole = '', decimals = '', power = ''] = NUMBER.exec(text) ?? [];
  if (whole !== '' || decimals !== '') {
    const rest = text
      .slice(all.length)
      .replace(/^[余多]/, '')
      .replace(/^([十百千万亿]+)[余多]/, '$1');
    if (/^[,.\d]/.test(rest)) return err('not_a_number');
    return ok({ digits: String(Number(`${whole.replaceAll(',', '') || '0'}${decimals}${power}`)), rest, yearly: yearly !== '' });
  }
  const words = chineseNumber(text);
  if (words === null) return err('not_a_number');
  return ok({ digits: String(words.value), rest: words.rest.replace(/^[余多]/, ''), yearly: yearly !== '' });
}

/** `万亩` → 10⁴ and 亩; 千 in front of 瓦 belongs to the unit, so at each step the unit is tried first. */
function unitAfterMultiplier(text: string): { power: number; unit: NamedUnit | null } | null {
  for (let power = 0, left = text; ; left = left.slice(1)) {
    if (left === '') return { power, unit: null };
    const unit = namedUnit(left);
    if (unit) return { power, unit };
    const step = MULTIPLIERS[left.charAt(0)];
    if (step === undefined) return null;
    power += step;
  }
}

/** The unit in the text, made yearly if the field says so (50万吨 beside 吨/年); undefined when they measure different things. */
function sameMeasure(own: NamedUnit, field: NamedUnit): NamedUnit | undefined {
  if (dimensionOf(own.unit) === dimensionOf(field.unit)) return own;
  if (MORE_YEARLY[own.unit] === field.unit) return { ...own, unit: field.unit };
  if (MORE_YEARLY[field.unit] === own.unit) return own;
  return undefined;
}
