import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTermSheet } from '../engine/enclaves/read-term-sheet.ts';
import { termsArbitrary } from '../engine/enclaves/terms-arbitrary.ts';
import { faultsOfTerms } from '../engine/enclaves/terms-faults.ts';
import { loadEnclaves } from '../server/enclave/load-enclaves.ts';
import type { CashItem } from './enclave-deal.ts';
import type { OtherTaxes } from './enclave-other-taxes.ts';
import { formOfDocument } from './enclave-form-of-deal.ts';
import { branchOf, carriesLosses, type EnclaveTerms } from './enclave-terms.ts';

const { reference } = loadEnclaves();
const written = {
  paymentDate: '四月',
  paymentBy: '04-30',
  reconcileOffice: '',
  statistics: '在地',
  review: '',
  exit: '提前一年',
  clauses: ['甲', '乙'],
};

/** The same terms with what may stand in two places in one of them. */
const plain = ({ branch: _, ...terms }: EnclaveTerms) => {
  const whole = { ...terms, carry_losses: carriesLosses(terms), project: { ...terms.project, carry_losses: false } };
  const { branch: own, ...enclave } = { ...terms.enclave, branch: branchOf({ ...terms, ..._ }) };
  // A branch's figures are kept only where it is one; investments of a year are summed.
  const isBranch = enclave.legal_form === 'branch';
  return { ...whole, clauses: [], investments: [], enclave: isBranch ? { ...enclave, branch: own } : enclave };
};

describe('a version as a form', () => {
  it('gives the same version when it is read again', () => {
    const items: CashItem[] = [
      { kind: 'debt_service', by: 'fly_in', amount: 12.5, from_year: 1, to_year: 1 },
      { kind: 'fixed_return', from: 'fly_in', to: 'village', principal: 1000, rate: 0.1, from_year: 1, to_year: 1 },
      { kind: 'capital', from: 'village', to: 'fly_in', amount: 1000, from_year: 1, to_year: 1 },
      { kind: 'land_income', amount: 30, fly_out: 0.25, from_year: 1, to_year: 1 },
      { kind: 'subsidy', from: 'outside', to: 'fly_in', amount: 50, from_year: 1, to_year: 1 },
    ];
    fc.assert(
      fc.property(termsArbitrary, (terms) => {
        fc.pre(faultsOfTerms(terms, reference).length === 0);
        const dividend: CashItem = { kind: 'dividend', profit: terms.project.profit, payout: 0.5, equity: { fly_out: 0.4, firm: 0.6 } };
        const other: OtherTaxes = {
          pit: terms.project.vat.map((_, at) => at + 0.5),
          pit_share: { county: 0.2, prefecture: 0.08, province: 0.12 },
          // The rates of surcharges begin in 2021.
          seat: terms.start_year < 2022 ? null : 'county_town',
          local: terms.project.vat.map(() => 8),
          local_share: { prefecture: 0.1, province: 0 },
        };
        const attribution = { fly_out: { gdp: 0.5, output: 0, energy: 0.255 } };
        const deal = { terms, items: [...items, dividend], attribution, other_taxes: other, village_without: 12.5 };
        const values = formOfDocument({ deal, written, parties: [] });
        const read = readTermSheet(values, reference, { kind: 'forward', flyOut: '371103', flyIn: '653127' });
        if ('faults' in read) throw new Error(JSON.stringify(read.faults));
        expect({ ...plain(read.deal.terms), investments: [] }).toEqual(plain(terms));
        expect(read.deal.items).toEqual(deal.items);
        expect(read.deal.other_taxes).toEqual(other);
        expect(read.deal.village_without).toBe(12.5);
        expect(read.deal.attribution).toEqual(deal.attribution);
        expect(read.written).toEqual(written);
        const invested = ({ investments }: EnclaveTerms) => investments.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
        expect(invested(read.deal.terms)).toBe(invested(terms));
      }),
    );
  });
});
