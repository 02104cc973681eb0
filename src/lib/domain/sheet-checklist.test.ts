import { describe, expect, it } from 'vitest';
import { ENCLAVE_EXAMPLE } from './enclave-form.ts';
import { CHECKLIST, checklistOf } from './sheet-checklist.ts';

const missing = (change: Record<string, string>) => {
  const said = checklistOf({ ...ENCLAVE_EXAMPLE, ...change });
  return CHECKLIST.filter((item) => !said[item]);
};

describe('what must not be forgotten', () => {
  it('is named until it is said; no floor is said with a 0', () => {
    expect(missing({})).toEqual(['floor', 'ceiling', 'payment', 'statistics', 'review', 'exit']);
    expect(missing({ floor: '0', ceilingTotal: '500', paymentDate: '四月', statistics: '在地', review: '三年', exit: '提前一年' })).toEqual(
      [],
    );
  });

  it('takes a year without a rate for forgotten', () => {
    expect(missing({ to1: '2' })).toContain('phases');
    expect(missing({ years: '11' })).toContain('phases');
    expect(missing({ rate1: '', rate2: '' })).toEqual(expect.arrayContaining(['rate', 'phases']));
  });
});
