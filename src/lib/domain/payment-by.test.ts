import { describe, expect, it } from 'vitest';
import { readPaymentBy } from './payment-by.ts';

describe('the day by which a year is paid', () => {
  it.each([
    ['4月30日', '04-30'],
    ['4-30', '04-30'],
    ['12/31', '12-31'],
    ['2.28', '02-28'],
    [' 04-01 ', '04-01'],
    ['', ''],
  ])('%s is %s', (typed, day) => expect(readPaymentBy(typed)).toBe(day));
  it.each(['四月', '13-01', '2-29', '4-31', '0-5', '2026-04-30'])('%s is no day of every year', (typed) =>
    expect(readPaymentBy(typed)).toBeNull(),
  );
});
