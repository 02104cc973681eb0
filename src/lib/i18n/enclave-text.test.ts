import { describe, expect, it } from 'vitest';
import { loadEnclaveReference } from '../adapters/enclave-reference.ts';
import { ENCLAVE_EXAMPLE } from '../domain/enclave-form.ts';
import { termSheet } from '../engine/enclaves/term-sheet.ts';
import { sheetFaultText } from './enclave-text.ts';
import { zh } from './zh.ts';

const said = (change: Record<string, string>) => {
  const sheet = termSheet({ ...ENCLAVE_EXAMPLE, ...change }, loadEnclaveReference());
  return 'faults' in sheet ? sheet.faults.map((fault) => `${fault.field}：${sheetFaultText(fault, zh)}`) : [];
};

describe('a fault of the term sheet', () => {
  it('speaks of per cent where per cent are typed', () => {
    expect(said({ rate1: '120' })).toEqual(['rate1：不能大于 100%']);
    expect(said({ rate1: '-5' })).toEqual(['rate1：不能小于 0%']);
    expect(said({ dividendProfit: '100', dividendPayout: '50', equityFlyOut: '70', equityFlyIn: '60' })).toEqual([
      'equityFlyOut：不能大于 100%',
    ]);
    expect(said({ vatCounty: '45' })).toEqual(['vatCounty：各级合计应为 50%，现为 70%：请向财政局问清各级各留多少再填，我们不替您猜']);
    expect(said({ citCounty: '', citPrefecture: '', citProvince: '' })[0]).toContain('citCounty：各级合计应为 40%，现为 0%');
  });

  it('names years that are missing, negative, before the law or past the term, with what to do', () => {
    expect(said({ startYear: '' })).toEqual(['startYear：请填这一项']);
    expect(said({ from1: '-1' })).toEqual(['from1：不能小于 1']);
    expect(said({ startYear: '2001' })[0]).toContain('参数从 2016 年起：请改年份');
    expect(said({ to2: '14' })).toEqual(['to2：合作期只有 10 年，请改到第 10 年为止，或延长合作期']);
  });
});
