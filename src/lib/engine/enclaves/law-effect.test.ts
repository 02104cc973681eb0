import { describe, expect, it } from 'vitest';
import { loadEnclaves } from '../../server/enclave/load-enclaves.ts';
import { ENCLAVE_EXAMPLE } from '../../domain/enclave-form.ts';
import type { EnclaveReference } from './law.ts';
import { lawEffect } from './law-effect.ts';
import { readTermSheet } from './read-term-sheet.ts';

const { reference } = loadEnclaves();
const terms = (() => {
  const read = readTermSheet(ENCLAVE_EXAMPLE, reference);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.deal.terms;
})();
const changed = (code: string, change: object): EnclaveReference => ({
  ...reference,
  parameters: reference.parameters.map((row) => (row.code === code ? { ...row, ...change } : row)),
});

describe('a change of law after the agreement', () => {
  it('touches nothing when nothing that counts has changed', () => {
    expect(lawEffect(terms, reference, reference)).toMatchObject({ touched: false, changes: [] });
    expect(lawEffect(terms, reference, changed('branch.cit.shared', { value: 0.4 }))).toMatchObject({ touched: false });
  });

  it('says by how much each place and each year changes, to the fen', () => {
    // The western rate ends with 2030; a longer one lowers the income tax of 2032 to 2036 from 25 % to 15 %.
    const after = changed('zone.west_encouraged.cit_rate', { validUntil: '2037-01-01' });
    const { touched, effects, changes } = lawEffect(terms, reference, after);
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
    expect(lawEffect(terms, reference, changed('tax.vat.local_share', { value: 0.6 }))).toMatchObject({ touched: true, effects: null });
  });
});
