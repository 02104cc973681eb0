import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDateText, plusDays } from './date-text.ts';
import { parseNumber, parseQuantity } from './quantity-text.ts';
import { FORM_UNIT_CODES, FORM_UNITS } from './unit-name.ts';
import { UNIT_CODES } from './units.ts';

const read = (text: string, unit?: string) => {
  const parsed = parseQuantity(text, unit);
  return parsed.ok ? `${parsed.value.quantity} ${parsed.value.unit}` : parsed.error.code;
};

describe('a quantity as typed', () => {
  it.each([
    ['2.3万亩', '', '23000 mu'],
    ['２．３万亩', '', '23000 mu'],
    ['1,200', '亩', '1200 mu'],
    ['１，２００', 'mu', '1200 mu'],
    ['20公顷', 'mu', '300 mu'],
    ['2.3', '万亩', '23000 mu'],
    ['102.76', '亩', '102.76 mu'],
    ['3 平方公里', '', '4500 mu'],
    ['6000㎡', '', '6000 m2'],
    ['1.2亿元', '', '12000 CNY_10k'],
    ['2800万', '元', '2800 CNY_10k'],
    ['2800', '万元', '2800 CNY_10k'],
    ['500元', '', '0.05 CNY_10k'],
    ['20万千瓦', '', '200 MW'],
    ['0.5GW', '', '500 MW'],
    ['5亿千瓦时', '', '500 GWh_per_year'],
    ['3,000万度', '', '30 GWh_per_year'],
    ['5', 'yi_kWh_per_year', '500 GWh_per_year'],
    ['50万吨', '', '500000 t'],
    ['50万吨/年', '', '500000 t_per_year'],
    ['50万吨', '吨/年', '500000 t_per_year'],
    ['年产50万吨', '', '500000 t_per_year'],
    ['50万吨/年', '吨', '500000 t_per_year'],
    ['500万斤', '', '2500 t'],
    ['1200万立方米/年', '', '12000000 m3_per_year'],
    ['约3000余人', '', '3000 person'],
    ['3千人', '', '3000 person'],
    ['三百二十亩', '', '320 mu'],
    ['两万头', '', '20000 head'],
    ['半亩', '', '0.5 mu'],
    ['1.2E5', '吨', '120000 t'],
    ['0', '亩', '0 mu'],
  ])('%s %s is %s', (text, unit, expected) => expect(read(text, unit)).toBe(expected));

  it.each([
    ['', '亩', 'quantity_missing'],
    ['300', '', 'unit_missing'],
    ['2.3万', '', 'unit_missing'],
    ['若干', '亩', 'not_a_number'],
    ['1,20', '亩', 'not_a_number'],
    ['1.2.3', '亩', 'not_a_number'],
    ['三四亩', '', 'not_a_number'],
    ['300 石', '', 'unknown_unit'],
    ['5人次', '', 'unknown_unit'],
    ['300', '石', 'unknown_unit'],
    ['300人', '亩', 'other_unit'],
    ['100-200亩', '', 'range'],
    ['100亩至200亩', '', 'range'],
    ['1万～2万', '亩', 'range'],
    ['-3', '亩', 'negative'],
    ['2.3万', '万亩', 'multiplied_twice'],
    ['99999999999亿亿元', '', 'quantity_too_big'],
  ])('%s %s is refused: %s', (text, unit, expected) => expect(read(text, unit)).toBe(expected));

  const amounts = fc.integer({ min: 0, max: 10_000_000 }).map((cents) => cents / 100);
  const units = fc.constantFrom(...UNIT_CODES);

  it('what is stored is read back as it is', () => {
    fc.assert(
      fc.property(amounts, units, (quantity, unit) => {
        expect(read(String(quantity), unit)).toBe(`${quantity} ${unit}`);
      }),
    );
  });

  it('commas, full width and spaces change nothing', () => {
    const fullWidth = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(amounts, units, (quantity, unit) => {
        const grouped = quantity.toLocaleString('en-US', { maximumFractionDigits: 2 });
        expect(read(grouped, unit)).toBe(`${quantity} ${unit}`);
        expect(read(fullWidth(` ${grouped}`), unit)).toBe(`${quantity} ${unit}`);
      }),
    );
  });

  it('万 before the unit is ten thousand of it, wherever it stands', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom('亩', '人', '吨', '头', '平方米', '千瓦'), (quantity, unit) => {
        expect(read(`${quantity}万${unit}`)).toBe(read(`${quantity}`, `万${unit}`));
        expect(read(`${quantity}万`, unit)).toBe(read(`${quantity}万${unit}`));
      }),
    );
  });

  it('whatever is typed is a quantity or a fault, never an exception', () => {
    const signs = fc.constantFrom(...'0123456789.,万亿千百十亩吨人元千瓦时年约余-~至/ ABe％');
    const texts = fc.array(signs, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(texts, fc.string()), texts, (text, unit) => {
        const parsed = parseQuantity(text, unit);
        if (parsed.ok) expect(parsed.value.quantity).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('every unit that a form offers is understood, and every unit of the exchange format is offered', () => {
    for (const code of FORM_UNIT_CODES) {
      expect(parseQuantity('1', code).ok, code).toBe(true);
      expect(read('1', code)).toBe(read('1', FORM_UNITS[code]));
    }
    expect(UNIT_CODES.filter((unit) => !(unit in FORM_UNITS))).toEqual([]);
  });
});

describe('a number as typed', () => {
  const number = (text: string, ...endings: string[]) => {
    const parsed = parseNumber(text, endings);
    return parsed.ok ? parsed.value : parsed.error.code;
  };
  it.each([
    ['1.8', [], 1.8],
    ['３５％', ['%'], 35],
    ['25万元/亩', ['万元/亩'], 25],
    ['1.5万', ['人'], 15_000],
    ['3个月', ['个月'], 3],
    ['3年', ['个月'], 'other_unit'],
    ['', [], 'quantity_missing'],
    ['0.7-1.8', [], 'range'],
  ])('%s is %s', (text, endings, expected) => expect(number(text, ...endings)).toBe(expected));
});

describe('a date as typed', () => {
  const span = (text: string) => {
    const parsed = parseDateText(text);
    return parsed.ok ? `${parsed.value.first} ${parsed.value.last}` : parsed.error.code;
  };
  it.each([
    ['2027-06-30', '2027-06-30 2027-06-30'],
    ['2027/6/3', '2027-06-03 2027-06-03'],
    ['２０２７年６月', '2027-06-01 2027-06-30'],
    ['2028.2', '2028-02-01 2028-02-29'],
    ['2027年', '2027-01-01 2027-12-31'],
    ['20270630', '2027-06-30 2027-06-30'],
    ['2027-02-30', 'not_a_date'],
    ['2027-13', 'not_a_date'],
    ['明年', 'not_a_date'],
    ['', 'not_a_date'],
  ])('%s is %s', (text, expected) => expect(span(text)).toBe(expected));

  it('days later and earlier cross months and years', () => {
    expect([plusDays('2027-12-31', 1), plusDays('2028-03-01', -1)]).toEqual(['2028-01-01', '2028-02-29']);
  });
});
