import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadEnclaveReference } from '../../adapters/enclave-reference.ts';
import type { CashItem } from '../../domain/enclave-deal.ts';
import { EnclaveTerms } from '../../domain/enclave-terms.ts';
import { figuresNeeded, settlementSums, type SettlementEntry, type SettlementFigures } from '../../domain/settlement.ts';
import { faultsOfTerms } from './terms-faults.ts';
import { termsArbitrary } from './terms-arbitrary.ts';
import { plannedPayments } from './planned-payments.ts';
import { balances, owedByYear, owedTo } from './settlement.ts';
import { enclaveMoney } from './terms.ts';

const reference = loadEnclaveReference();
const example = (terms: object, more: object = {}) =>
  EnclaveTerms.parse({
    years: 3,
    start_year: 2024,
    discount_rate: 0,
    shared_levels: ['county', 'prefecture'],
    enclave: {
      ...{ kind: 'forward', fly_out: '371103', fly_in: '653127', legal_form: 'subsidiary', first_revenue_year: 1, zone: 'none' },
      local_share: { vat: { county: 0.5 }, cit: { county: 0.4 } },
    },
    project: { profit: [0, 0, 0], vat: [0, 0, 0] },
    terms: { base: ['vat'], of: 'all', phases: [{ from_year: 1, to_year: 3, fly_out: 0.5 }], ...terms },
    ...more,
  });
const settled = (terms: EnclaveTerms, figures: SettlementFigures[], items: CashItem[] = []) =>
  owedByYear(figures.map((each, at) => ({ year: at + 1, deal: { terms, items }, figures: each })));
const vat = (county: number, prefecture = 0): SettlementFigures => ({ 'vat.county': county, 'vat.prefecture': prefecture });

describe('what is owed for a year', () => {
  it('is the rate of what the shared levels received, half a fen to the even', () => {
    const [year] = settled(example({}), [vat(100, 1)]);
    expect(year).toMatchObject({ base: 101, rate: 0.5, reckoned: 50, transfer: 50, decidedBy: 'rate' });
    expect(year?.lines).toEqual([{ kind: 'tax_transfer', from: 'fly_in', to: 'fly_out', amount: 50 }]);
  });

  it('shares only what exceeds the baseline', () => {
    const terms = example({ of: 'increment', baseline: { vat: 1 } });
    expect(settled(terms, [vat(600_000, 300_000), vat(900_000, 300_000)]).map(({ transfer }) => transfer)).toEqual([0, 100_000]);
  });

  it('says what decided: floor, yearly ceiling, what was left of the total', () => {
    const terms = example({ floor_per_year: 1, ceiling_per_year: 3, ceiling_total: 5 });
    const years = settled(terms, [vat(0), vat(1e7), vat(1e7)]);
    expect(years.map(({ transfer, decidedBy }) => [transfer / 1e6, decidedBy])).toEqual([
      [1, 'floor'],
      [3, 'ceiling'],
      [1, 'ceiling_total'],
    ]);
  });

  it('has the other payments beside the taxes: fixed return, dividends, land income, and a minimum that tops up', () => {
    const items: CashItem[] = [
      { kind: 'fixed_return', from: 'fly_in', to: 'village', principal: 1000, rate: 0.1, from_year: 1, to_year: 2 },
      { kind: 'dividend', profit: [0, 0, 0], payout: 0.5, equity: { fly_out: 0.4, firm: 0.6 } },
      { kind: 'land_income', amount: 0, fly_out: 0.25, from_year: 1, to_year: 1 },
      { kind: 'subsidy', from: 'outside', to: 'fly_in', amount: 50, from_year: 1, to_year: 3 },
      { kind: 'operating_cost', by: 'fly_in', amount: 5, from_year: 1, to_year: 3 },
      { kind: 'guaranteed_minimum', from: 'fly_in', to: 'fly_out', amount: 10, from_year: 1, to_year: 3 },
      { kind: 'capital', from: 'village', to: 'fly_in', amount: 1000, from_year: 1, to_year: 1 },
    ];
    const terms = example({ base: [], phases: [] });
    expect(figuresNeeded({ terms, items }, 1)).toEqual(['company.profit', 'land.income']);
    expect(figuresNeeded({ terms, items }, 2)).toEqual(['company.profit']);
    const years = settled(terms, [{ 'company.profit': 10_000_000, 'land.income': 8_000_000 }, { 'company.profit': -5 }], items);
    const owed = years.map(({ lines }) => lines.map(({ kind, to, amount }) => `${kind} ${to} ${amount / 1e6}`));
    expect(owed).toEqual([
      ['fixed_return village 100', 'dividend fly_out 2', 'land_income fly_out 2', 'capital fly_in 1000', 'guaranteed_minimum fly_out 6'],
      ['fixed_return village 100', 'guaranteed_minimum fly_out 10'],
    ]);
  });

  it('asks for a figure that is missing instead of guessing it', () => {
    expect(() => settled(example({}), [{ 'vat.county': 1 }])).toThrow('no vat.prefecture in year 1');
  });

  it('is what the engine reckons when everything comes as planned, to the fen', () => {
    fc.assert(
      fc.property(termsArbitrary, (terms) => {
        fc.pre(faultsOfTerms(terms, reference).length === 0);
        const { years } = enclaveMoney(terms, reference);
        const figures = years.map((year): SettlementFigures =>
          Object.fromEntries(terms.terms.base.flatMap((tax) => terms.shared_levels.map((level) => [`${tax}.${level}`, year[tax][level]]))),
        );
        expect(settled(terms, figures).map(({ transfer }) => transfer)).toEqual(years.map(({ transfer }) => transfer));
      }),
    );
  });
});

describe('a balance', () => {
  const entry = (id: number, side: 'booked' | 'credited', amount: number, corrects: number | null = null): SettlementEntry => ({
    ...{ id, side, amount, corrects, from: 'fly_in', to: 'fly_out', on: '2026-01-01', voucher: '', why: null, by: 'x', at: '' },
  });

  it('counts corrected rows no more', () => {
    const sums = settlementSums([entry(1, 'booked', 50), entry(2, 'credited', 30), entry(3, 'credited', 45, 2)]);
    expect(sums).toEqual({ 'fly_in>fly_out.booked': 50, 'fly_in>fly_out.credited': 45 });
    const [line] = settled(example({}), [vat(100)])[0]!.lines;
    expect(balances([line!], sums)).toEqual([{ direction: 'fly_in>fly_out', owed: 50, booked: 50, credited: 45, open: 5, onTheWay: 5 }]);
  });

  it('reconciles to the fen over all directions', () => {
    const amount = fc.integer({ min: 0, max: 1e12 });
    const party = fc.constantFrom('fly_out', 'fly_in', 'firm', 'village' as const);
    const line = fc.record({ from: party, to: party, amount, kind: fc.constant('rent' as const) });
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (owed, paid) => {
        const lines = owed as unknown as Parameters<typeof owedTo>[0];
        const entries = paid.map(({ from, to, amount: sum }, at) => ({ ...entry(at + 1, at % 2 ? 'booked' : 'credited', sum), from, to }));
        const all = balances(lines, settlementSums(entries));
        const total = (of: (balance: (typeof all)[number]) => number) => all.reduce((sum, balance) => sum + of(balance), 0);
        expect(total(({ owed: due }) => due)).toBe(owed.reduce((sum, each) => sum + each.amount, 0));
        expect(total(({ open, credited }) => open + credited)).toBe(total(({ owed: due }) => due));
        expect(total(({ onTheWay }) => onTheWay)).toBe(total(({ booked, credited }) => booked - credited));
      }),
    );
  });
});

describe('what is planned for a year', () => {
  const items: CashItem[] = [
    { kind: 'fixed_return', from: 'fly_in', to: 'village', principal: 1000, rate: 0.1, from_year: 1, to_year: 3 },
    { kind: 'dividend', profit: [0, 0, 100], payout: 0.5, equity: { fly_out: 0.4, firm: 0.6 } },
    { kind: 'land_income', amount: 80, fly_out: 0.25, from_year: 3, to_year: 3 },
    { kind: 'subsidy', from: 'outside', to: 'fly_in', amount: 50, from_year: 1, to_year: 3 },
    { kind: 'operating_cost', by: 'fly_in', amount: 5, from_year: 1, to_year: 3 },
    { kind: 'guaranteed_minimum', from: 'fly_in', to: 'fly_out', amount: 100, from_year: 1, to_year: 3 },
  ];
  const terms = example({}, { project: { profit: [0, 0, 100], vat: [0, 0, 60] }, investments: [{ party: 'fly_out', year: 3, amount: 7 }] });
  const planned = (t: number) => plannedPayments({ terms, items }, enclaveMoney(terms, reference), reference, t);

  it('is said payment by payment: taxes, the share, what is paid beside, what each spends itself', () => {
    expect(planned(3).map(({ kind, from, to, amount }) => `${from} → ${to} ${kind} ${amount / 1e6}`)).toEqual([
      'firm → treasury vat 60',
      'firm → treasury cit 25',
      'treasury → fly_in tax_revenue 40',
      'fly_in → fly_out tax_transfer 15',
      'fly_in → village fixed_return 100',
      'firm → fly_out dividend 20',
      'fly_in → fly_out land_income 20',
      'fly_in → fly_out guaranteed_minimum 45',
      'outside → fly_in subsidy 50',
      'fly_in → own operating_cost 5',
      'fly_out → own investment 7',
    ]);
    const kinds = planned(3).flatMap(({ kind, owed }) => (owed ? [kind] : []));
    expect(kinds).toEqual(['tax_transfer', 'fixed_return', 'dividend', 'land_income', 'guaranteed_minimum']);
    expect(planned(4)).toEqual([]);
  });

  it('between parties it is what the ledger would ask for, if the plan came true', () => {
    fc.assert(
      fc.property(termsArbitrary, (any) => {
        fc.pre(faultsOfTerms(any, reference).length === 0);
        const money = enclaveMoney(any, reference);
        const figures = money.years.map(({ vat: v, cit }): SettlementFigures => ({
          ...{ 'vat.county': v.county, 'vat.prefecture': v.prefecture, 'vat.province': v.province },
          ...{ 'cit.county': cit.county, 'cit.prefecture': cit.prefecture, 'cit.province': cit.province },
        }));
        const owed = owedByYear(figures.map((each, at) => ({ year: at + 1, deal: { terms: any, items: [] }, figures: each })));
        for (const { year, lines } of owed)
          expect(plannedPayments({ terms: any, items: [] }, money, reference, year).filter(({ owed: isOwed }) => isOwed)).toEqual(
            lines.map((line) => ({ ...line, owed: true })),
          );
      }),
    );
  });
});
