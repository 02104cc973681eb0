import { describe, expect, it } from 'vitest';
import { loadEnclaves } from '../../server/enclave/load-enclaves.ts';
import { ENCLAVE_EXAMPLE, type EnclaveFormValues } from '../../domain/enclave-form.ts';
import type { EnclaveReference } from './law.ts';
import { lawEffect } from './law-effect.ts';
import { readTermSheet } from './read-term-sheet.ts';
import { sheetOf } from './term-sheet.ts';

const { reference } = loadEnclaves();
const sheet = (change: EnclaveFormValues = {}) => {
  const read = readTermSheet({ ...ENCLAVE_EXAMPLE, ...change }, reference);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read;
};
const { deal } = sheet();
/** Taxes that nobody shares, a rent and a fixed return: all that a present value may leave out by mistake. */
const WHOLE: EnclaveFormValues = {
  ...{ pit: '10 20 30', pitCounty: '20', pitPrefecture: '8', pitProvince: '12', seat: 'county_town', localTaxes: '8' },
  ...{ item1Kind: 'rent', item1From: 'fly_out', item1To: 'fly_in', item1Amount: '12', item1First: '1', item1Last: '10' },
};
const changed = (code: string, change: object): EnclaveReference => ({
  ...reference,
  parameters: reference.parameters.map((row) => (row.code === code ? { ...row, ...change } : row)),
});

describe('a change of law after the agreement', () => {
  it('touches nothing when nothing that counts has changed', () => {
    expect(lawEffect(deal, reference, reference)).toMatchObject({ touched: false, changes: [] });
    expect(lawEffect(deal, reference, changed('branch.cit.shared', { value: 0.4 }))).toMatchObject({ touched: false });
  });

  it('says by how much each place and each year changes, to the fen', () => {
    // The western rate ends with 2030; a longer one lowers the income tax of 2032 to 2036 from 25 % to 15 %.
    const after = changed('zone.west_encouraged.cit_rate', { validUntil: '2037-01-01' });
    const { touched, effects, changes } = lawEffect(deal, reference, after);
    expect(touched).toBe(true);
    expect(changes.map(({ went, row }) => `${went ? '-' : '+'}${row.code} ${row.validUntil}`)).toEqual([
      '-zone.west_encouraged.cit_rate 2031-01-01',
      '+zone.west_encouraged.cit_rate 2037-01-01',
    ]);
    // 10 % of 1,000 万元, of which the county keeps 20 % and shares half: 10 万元 a year.
    const by = effects?.years
      .filter(({ before, after: now }) => before !== now)
      .map(({ year, before, after: now }) => [year, (now - before) / 1e6]);
    expect(by).toEqual([2032, 2033, 2034, 2035, 2036].map((year) => [year, -10]));
    expect(effects!.flyOut.after).toBeLessThan(effects!.flyOut.before);
  });

  it('says so when the agreed retention no longer fits the local share', () => {
    expect(lawEffect(deal, reference, changed('tax.vat.local_share', { value: 0.6 }))).toMatchObject({ touched: true, effects: null });
  });

  it('counts what the page “why this split” counts: the same sheet has one present value', () => {
    const whole = sheet(WHOLE);
    const { split } = sheetOf({ ...whole, rest: { ...whole.rest, rate: null } }, reference);
    const { effects } = lawEffect(whole.deal, reference, changed('tax.cit.rate', { value: 0.2 }));
    expect(effects!.flyOut.before / 1e6).toBeCloseTo(split.flyOut.npv, 5);
    expect(effects!.flyIn.before / 1e6).toBeCloseTo(split.flyIn.npv, 5);
    // Without the rent and the other taxes it would be another figure.
    const bare = lawEffect(deal, reference, reference).effects!;
    expect(effects!.flyIn.before).toBeGreaterThan(bare.flyIn.before + 1e6);
  });

  it('sees a change of the taxes that nobody shares, where the agreement counts them', () => {
    const dearer = changed('surcharge.education', { value: 0.04 });
    const { touched, effects, changes } = lawEffect(sheet(WHOLE).deal, reference, dearer);
    expect([touched, changes.length]).toEqual([true, 2]);
    expect(effects!.flyIn.after).toBeGreaterThan(effects!.flyIn.before);
    expect(effects!.flyOut.after).toBe(effects!.flyOut.before);
    expect(lawEffect(deal, reference, dearer)).toMatchObject({ touched: false, changes: [] });
  });
});
