import { describe, expect, it } from 'vitest';
import { FIRST_GUESS } from '$lib/engine/enclaves/risk-view';
import { firstGuess, readRanges } from './typed-ranges';

describe('ranges as typed', () => {
  it('begin as the first guess', () => {
    expect(readRanges(firstGuess())).toEqual(FIRST_GUESS);
  });

  it('never leave out the plan or go beyond certainty, whatever is typed', () => {
    const read = readRanges({ ...firstGuess(), profitLeast: '150', profitMost: '20', late: '400', leaving: '-3', vatMost: 'many' });
    expect(read.profit).toEqual({ least: 1, likely: 1, most: 1 });
    expect(read.vat.most).toBe(1);
    expect([read.delay, read.leaving]).toEqual([[0, 1], 0]);
  });
});
