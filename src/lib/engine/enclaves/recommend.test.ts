import { describe, expect, it } from 'vitest';
import { ENCLAVE_EXAMPLE, type EnclaveFormValues } from '../../domain/enclave-form.ts';
import { loadEnclaves } from '../../server/enclave/load-enclaves.ts';
import { recommend } from './recommend.ts';
import { termSheet, type TermSheet } from './term-sheet.ts';

const { reference } = loadEnclaves();
const usual = { paymentBy: '4-30', paymentDate: '每年 4 月 30 日前', statistics: '在地统计', review: '三年一次', exit: '提前一年' };
const sheetOf = (values: EnclaveFormValues): TermSheet => {
  const sheet = termSheet(values, reference);
  if ('faults' in sheet) throw new Error(JSON.stringify(sheet.faults));
  return sheet;
};
const recommended = (change: EnclaveFormValues) => {
  const values = { ...ENCLAVE_EXAMPLE, ...change };
  return Object.fromEntries(recommend(values, sheetOf(values), reference, usual).map(({ because, fields }) => [because, fields]));
};

describe('recommended terms', () => {
  it('leave what is good as it is and add what is missing', () => {
    expect(Object.keys(recommended({}))).toEqual(['floor', 'ceiling', 'wording']);
    expect(recommended({ exit: '另议', startEvent: '' })).toMatchObject({
      start: { startEvent: 'first_revenue' },
      wording: { paymentBy: '4-30', paymentDate: usual.paymentDate, statistics: usual.statistics, review: usual.review },
    });
  });

  it('fill years without a rate from the phase before', () => {
    expect(recommended({ to1: '2', from2: '5' })['phases']).toEqual({ to1: '4' });
  });

  it('bring a rate that leaves somebody worse off to where nobody is', () => {
    const values = { ...ENCLAVE_EXAMPLE, rate1: '2', rate2: '2' };
    expect(sheetOf(values).split.leaves).toMatchObject([{ party: 'flyOut' }]);
    const { nash } = recommended({ rate1: '2', rate2: '2' });
    expect(sheetOf({ ...values, ...nash }).split.leaves).toEqual([]);
  });

  it('when taken, leave nothing to recommend', () => {
    const values = { ...ENCLAVE_EXAMPLE, of: 'all', rate1: '', rate2: '' };
    const taken = recommend(values, sheetOf(values), reference, usual).reduce((all, { fields }) => ({ ...all, ...fields }), values);
    expect(recommend(taken, sheetOf(taken), reference, usual)).toEqual([]);
  });
});
