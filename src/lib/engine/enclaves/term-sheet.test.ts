import { describe, expect, it } from 'vitest';
import { loadEnclaves } from '../../server/enclave/load-enclaves.ts';
import { ENCLAVE_EXAMPLE, ENCLAVE_FIELDS } from '../../domain/enclave-form.ts';
import { termSheet } from './term-sheet.ts';

const { reference } = loadEnclaves();
const sheetOf = (change: Record<string, string> = {}) => termSheet({ ...ENCLAVE_EXAMPLE, ...change }, reference);
const faultsAt = (change: Record<string, string>) => {
  const sheet = sheetOf(change);
  return 'faults' in sheet ? sheet.faults.map(({ field, code }) => `${field} ${code}`) : [];
};

describe('the guided term sheet', () => {
  it('reckons the example: rates as agreed, or one rate from the slider', () => {
    const sheet = sheetOf();
    if ('faults' in sheet) throw new Error(JSON.stringify(sheet.faults));
    expect(sheet.money.years.map(({ rate }) => rate)).toEqual([0.3, 0.3, 0.3, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
    expect(sheet.split.rate).toBeNull();
    expect(sheet.split.flyOut.npv).toBeCloseTo(sheet.money.flyOut.npv / 1e6, 4);
    const slid = sheetOf({ rate: '40' });
    if ('faults' in slid) throw new Error(JSON.stringify(slid.faults));
    expect(new Set(slid.money.years.map(({ rate }) => rate))).toEqual(new Set([0.4]));
    expect(slid.curve.find(({ rate }) => rate === 0.4)?.flyOut).toBeCloseTo(slid.split.flyOut.npv, 4);
  });

  it('takes numbers as people write them: separators, short lists, decimals of a percent', () => {
    const sheet = sheetOf({ profit: '0，300、600\n1000', vatCounty: '24.5', vatProvince: '15.5' });
    if ('faults' in sheet) throw new Error(JSON.stringify(sheet.faults));
    expect(sheet.terms.project.profit).toEqual([0, 300, 600, 1000, 1000, 1000, 1000, 1000, 1000, 1000]);
    expect(sheet.terms.enclave.local_share.vat.county).toBe(0.245);
  });

  it('puts every fault at its field', () => {
    expect(faultsAt({ startYear: 'soon', vat: '', discount: '' })).toEqual(['startYear no_number', 'discount missing', 'vat missing']);
    expect(faultsAt({ rate2: '150', floor: '-1', shareCounty: '' })).toEqual(['shareCounty empty', 'rate2 too_big', 'floor too_small']);
    expect(faultsAt({ citCounty: '21', from3: '9', to3: '12', rate3: '10', firstRevenueYear: '3' })).toEqual([
      'citCounty wrong_sum',
      'profit before_revenue',
      'from3 overlap',
      'to3 past_term',
    ]);
    expect(faultsAt({ startYear: '1999' })).toEqual(['startYear no_law']);
    expect(faultsAt({ years: '1000000000' })).toContain('years too_big');
  });

  it('a field that cannot be read hides no fault of another', () => {
    // Unreadable, out of range, against another field: three stages, said at once.
    expect(faultsAt({ floor: 'some', rate2: '150', citCounty: '21', from2: '3' })).toEqual([
      'floor no_number',
      'rate2 too_big',
      'citCounty wrong_sum',
      'from2 overlap',
    ]);
    expect(faultsAt({ discount: '', paymentBy: 'soon', attrGdp: '120' })).toEqual([
      'discount missing',
      'paymentBy no_day',
      'attrGdp too_big',
    ]);
    expect(faultsAt({ item1Kind: 'rent', item1Amount: 'x', item1From: 'firm', item1To: 'fly_in', ceiling: '-5' })).toContain(
      'ceiling too_small',
    );
  });

  it('nothing is blamed on a field that only another one makes look wrong', () => {
    expect(faultsAt({ years: 'ten' })).toEqual(['years no_number']);
    expect(faultsAt({ years: 'ten', startYear: '1990' })).toEqual(['years no_number', 'startYear no_law']);
    expect(faultsAt({ startYear: '' })).toEqual(['startYear missing']);
    expect(faultsAt({ vatProvince: 'x' })).toEqual(['vatProvince no_number']);
    expect(faultsAt({ from1: '', from2: 'x' })).toEqual(['from1 missing', 'from2 no_number']);
    expect(faultsAt({ firstRevenueYear: '' })).toEqual(['firstRevenueYear missing']);
    // A row or a dividend that is begun asks for the rest of itself.
    for (const field of ENCLAVE_FIELDS.filter((each) => !/^(rate[345]|item|dividend)/.test(each))) {
      const found = faultsAt({ [field]: 'many' }).map((fault) => fault.split(' ')[0]);
      expect(
        found.filter((each) => each !== field),
        field,
      ).toEqual([]);
    }
  });

  it('what is written about exit, review and payment is no longer missing', () => {
    const missing = (change: Record<string, string>) => {
      const sheet = sheetOf(change);
      return 'faults' in sheet ? [] : sheet.findings.map(({ code }) => code);
    };
    expect(missing({})).toEqual(['no_floor', 'no_ceiling', 'no_payment_date', 'no_review', 'no_exit']);
    const whole = { floor: '10', ceilingTotal: '5000', paymentDate: '每年 4 月', review: '三年一次', exit: '提前一年通知' };
    expect(missing(whole)).toEqual([]);
    expect(missing({ ...whole, clauses: '对企业按其缴纳的税收给予奖励' })).toEqual(['firm_rebate_wording']);
  });
});
