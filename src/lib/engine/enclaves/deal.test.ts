import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadEnclaveReference } from '../../adapters/enclave-reference.ts';
import { CashItem, DealParty, EnclaveDeal } from '../../domain/enclave-deal.ts';
import type { OtherTaxes } from '../../domain/enclave-other-taxes.ts';
import { wanOfFen } from '../../domain/money.ts';
import sample from '../../../../supabase/samples/terms.json' with { type: 'json' };
import { cashFlowOf, coverageOf } from './cash-flow.ts';
import { enclaveModel } from './enclave-model.ts';
import { netPresentValue } from './finance.ts';
import { AS_PLANNED } from './future.ts';
import { Law } from './law.ts';
import { otherTaxesByYear } from './other-taxes.ts';
import { faultsOfOtherTaxes } from './other-taxes-faults.ts';
import { PARTY_KEY, type PartyKey } from './model-parties.ts';
import { presentValues } from './present-values.ts';
import { clausesByEffect, withClause } from './risk-clauses.ts';
import { inScenario, SCENARIOS } from './scenarios.ts';
import { simulate, simulateBlocks } from './simulate.ts';
import { prepareSplit, withRate } from './split-summary.ts';
import { termsArbitrary } from './terms-arbitrary.ts';
import { switchingValue, tornado } from './tornado.ts';
import type { Uncertainty } from './uncertainty.ts';
import { weakestOf } from './weaker-side.ts';

const reference = loadEnclaveReference();
const planned = EnclaveDeal.parse({
  terms: {
    ...sample,
    terms: { ...sample.terms, base: ['vat', 'cit'], phases: [{ from_year: 1, to_year: 10, fly_out: 0.5 }] },
    investments: [{ party: 'fly_out', year: 1, amount: 300 }],
  },
});
const nothingInvested = { ...planned.terms, investments: [] };
const uncertainty: Uncertainty = {
  profit: { least: 0.4, likely: 1, most: 1.3 },
  vat: { least: 0.5, likely: 1, most: 1.2 },
  cost: { least: 0.9, likely: 1, most: 1.5 },
  delay: [0.6, 0.25, 0.15],
  leaving: 0.03,
};

const items = (years: number): fc.Arbitrary<CashItem[]> => {
  const amount = fc.integer({ min: 0, max: 20_000 }).map((n) => n / 100);
  const period = fc
    .tuple(fc.integer({ min: 1, max: years }), fc.integer({ min: 1, max: years }))
    .map(([a, b]) => ({ from_year: Math.min(a, b), to_year: Math.max(a, b) }));
  const place = fc.constantFrom(
    ['fly_out', 'fly_in'],
    ['fly_in', 'fly_out'],
    ['firm', 'fly_in'],
    ['fly_in', 'village'],
    ['village', 'fly_in'],
    ['firm', 'village'],
    ['fly_out', 'firm'],
  );
  const item = fc
    .tuple(
      fc.constantFrom(
        'land',
        'rent',
        'subsidy',
        'capital',
        'land_income',
        'fixed_return',
        'dividend',
        'guaranteed_minimum',
        'debt_service',
      ),
      amount,
      period,
      place,
    )
    .map(([kind, value, span, [from, to]]) => {
      if (kind === 'land' || kind === 'debt_service') return { kind, by: from, amount: value, ...span };
      if (kind === 'land_income') return { kind, amount: value, fly_out: 0.4, ...span };
      if (kind === 'fixed_return') return { kind, from, to, principal: value, rate: 0.1, ...span };
      if (kind === 'dividend')
        return { kind, profit: [-value, value, 2 * value], payout: 0.5, equity: { fly_out: 0.5, fly_in: 0.2, village: 0.3 } };
      return { kind, from, to, amount: value, ...span };
    });
  return fc.array(item, { maxLength: 6 }).map((list) => list.map((one) => CashItem.parse(one)));
};
const deals = termsArbitrary.chain((terms) => items(terms.years).map((list): EnclaveDeal => ({ terms, items: list })));

const npvOf = (deal: EnclaveDeal, party: DealParty, law = reference) =>
  netPresentValue(cashFlowOf(deal, law).net[party].map(wanOfFen), deal.terms.discount_rate);

describe('cash flow', () => {
  it('what one pays another is booked twice: together they have what came from outside', () => {
    fc.assert(
      fc.property(deals, (deal) => {
        const { lines, net } = cashFlowOf(deal, reference);
        const between = ['rent', 'subsidy', 'capital', 'fixed_return', 'guaranteed_minimum', 'tax_transfer'];
        for (const kind of between) {
          const sum = lines
            .filter((line) => line.kind === kind)
            .reduce((total, { amounts }) => total + amounts.reduce((a, b) => a + b, 0), 0);
          expect(sum).toBe(0);
        }
        for (const party of DealParty.options) expect(net[party].every(Number.isInteger)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('a guaranteed minimum tops up what was received, a fixed return is what it says, coverage is the worst year', () => {
    const deal = EnclaveDeal.parse({
      terms: { ...sample, investments: [] },
      items: [
        { kind: 'fixed_return', from: 'fly_in', to: 'village', principal: 12_000, rate: 0.1, from_year: 1, to_year: 5 },
        { kind: 'guaranteed_minimum', from: 'fly_in', to: 'fly_out', amount: 60, from_year: 1, to_year: 10 },
        { kind: 'debt_service', by: 'fly_out', amount: 50, from_year: 2, to_year: 7 },
      ],
    });
    const flow = cashFlowOf(deal, reference);
    const received = (kind: string, party: string) =>
      flow.lines.find((line) => line.kind === kind && line.party === party)!.amounts.map(wanOfFen);
    expect(received('fixed_return', 'village').slice(0, 6)).toEqual([1200, 1200, 1200, 1200, 1200, 0]);
    expect(received('guaranteed_minimum', 'fly_out')).toEqual([60, 60, 60, 60, 60, 0, 0, 0, 0, 0]);
    expect(coverageOf(flow, 'fly_out')).toBeCloseTo(60 / 50, 12);
    expect(coverageOf(flow, 'fly_in')).toBeNull();
  });
});

describe('money that is put in', () => {
  const capital = (from: string, to: string, year: number) => ({ kind: 'capital', from, to, amount: 40, from_year: year, to_year: year });
  const minimum = { kind: 'guaranteed_minimum', from: 'fly_in', to: 'fly_out', amount: 60, from_year: 1, to_year: 10 };
  const flowOf = (items: unknown[]) => cashFlowOf(EnclaveDeal.parse({ terms: { ...sample, investments: [] }, items }), reference);

  it('fills no guaranteed minimum, serves no loan and comes back when the other side pays it back', () => {
    const { net, lines } = flowOf([minimum, capital('fly_in', 'fly_out', 1), capital('fly_out', 'fly_in', 10)]);
    const without = flowOf([minimum]).net;
    expect(net.fly_out.map((fen, at) => wanOfFen(fen - without.fly_out[at]!))).toEqual([40, 0, 0, 0, 0, 0, 0, 0, 0, -40]);
    expect(lines.find(({ kind, party }) => kind === 'guaranteed_minimum' && party === 'fly_out')!.amounts[0]).toBe(60e6);
    const debt = { kind: 'debt_service', by: 'fly_out', amount: 50, from_year: 1, to_year: 1 };
    expect(coverageOf(flowOf([minimum, debt, capital('fly_in', 'fly_out', 1)]), 'fly_out')).toBeCloseTo(60 / 50, 12);
  });
});

describe('the model of many futures', () => {
  it('agrees with the exact engine, as planned and in every scenario', () => {
    fc.assert(
      fc.property(deals, fc.constantFrom(...SCENARIOS, null), (deal, scenario) => {
        const changed = scenario === null ? { deal, reference } : inScenario(deal, reference, scenario);
        // The exact engine knows no first revenue after the term.
        fc.pre(scenario?.kind !== 'revenue_late' || deal.terms.enclave.first_revenue_year + 2 <= deal.terms.years);
        const future = {
          ...AS_PLANNED,
          ...(scenario?.kind === 'firm_leaves'
            ? { gone: scenario.year }
            : scenario?.kind === 'revenue_late'
              ? { delay: scenario.years }
              : {}),
        };
        const values = presentValues(enclaveModel(deal, scenario?.kind === 'policy_ends' ? changed.reference : reference), future);
        for (const party of DealParty.options)
          expect(values[PARTY_KEY[party]], party).toBeCloseTo(npvOf(changed.deal, party, changed.reference), 3);
      }),
      { numRuns: 300 },
    );
  });

  it('the same seed gives the same futures, in one piece or in several', () => {
    const model = enclaveModel(planned, reference);
    const whole = simulateBlocks(model, uncertainty, 7, [0, 4]);
    const parts = [simulateBlocks(model, uncertainty, 7, [0, 1]), simulateBlocks(model, uncertainty, 7, [1, 4])];
    expect(Float64Array.from(parts.flatMap(({ flyOut }) => [...flyOut]))).toEqual(whole.flyOut);
    expect(simulate(model, uncertainty, 7, 4000)).toEqual(simulate(model, uncertainty, 7, 4000));
    expect(simulate(model, uncertainty, 8, 4000)).not.toEqual(simulate(model, uncertainty, 7, 4000));
  });

  it('everybody who pays or is paid has a spread: the worst tenth first, the mean between all, what goes from one to another in no sum', () => {
    fc.assert(
      fc.property(deals, (deal) => {
        const model = enclaveModel(deal, reference);
        const paths = simulateBlocks(model, uncertainty, 5, [0, 1]);
        const { spreads } = simulate(model, uncertainty, 5, 1000);
        const named = cashFlowOf(deal, reference).lines.map(({ party }) => PARTY_KEY[party]);
        expect(Object.keys(spreads)).toEqual(expect.arrayContaining(['flyOut', 'flyIn', ...named]));
        const parties = Object.keys(spreads) as PartyKey[];
        for (const party of parties) {
          const { p10, p50, p90, mean, belowZero } = spreads[party]!;
          const sorted = [...paths[party]!].sort((a, b) => a - b);
          expect([p10, p50, p90], party).toEqual([sorted[100], sorted[500], sorted[900]]);
          expect(p10 <= p50 && p50 <= p90, party).toBe(true);
          expect(mean).toBeGreaterThanOrEqual(sorted[0]! - 1e-6);
          expect(mean).toBeLessThanOrEqual(sorted.at(-1)! + 1e-6);
          expect(belowZero).toBe(sorted.filter((value) => value < 0).length / 1000);
        }
        // The mean of the sum is the sum of the means, to the fen.
        const together = Array.from({ length: 1000 }, (_, k) => parties.reduce((sum, party) => sum + paths[party]![k]!, 0));
        const sumOfMeans = parties.reduce((sum, party) => sum + spreads[party]!.mean, 0);
        expect(sumOfMeans).toBeCloseTo(
          together.reduce((sum, value) => sum + value / 1000, 0),
          6,
        );
        // A rent from one to another makes nobody else richer: in each future the sum stays what it was.
        const rent: CashItem = { kind: 'rent', from: 'firm', to: 'village', amount: 7, from_year: 1, to_year: deal.terms.years };
        const minimums = deal.items.some(({ kind }) => kind === 'guaranteed_minimum');
        const more = simulateBlocks(enclaveModel({ ...deal, items: [...deal.items, rent] }, reference), uncertainty, 5, [0, 1]);
        if (!minimums && model.parties.includes('firm'))
          for (let k = 0; k < 1000; k += 100)
            expect((Object.keys(more) as PartyKey[]).reduce((sum, party) => sum + more[party]![k]!, 0)).toBeCloseTo(together[k]!, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('a village that lives of the firm’s rent loses when the firm leaves, one that a place pays does not', () => {
    const rent = (from: DealParty): EnclaveDeal => ({
      ...planned,
      items: [
        { kind: 'capital', from: 'village', to: 'fly_in', amount: 60, from_year: 1, to_year: 1 },
        { kind: 'rent', from, to: 'village', amount: 10, from_year: 1, to_year: 10 },
      ],
    });
    const of = (from: DealParty) =>
      simulate(enclaveModel(rent(from), reference), { ...uncertainty, leaving: 0.2 }, 1, 2000).spreads.village!;
    expect(of('fly_in').p10).toBe(of('fly_in').p90);
    expect(of('fly_in').belowZero).toBe(0);
    expect(of('firm').p10).toBeLessThan(of('firm').p90);
    expect(of('firm').belowZero).toBeGreaterThan(0.5);
  });

  it('without uncertainty every future is the plan', () => {
    const sure = { least: 1, likely: 1, most: 1 };
    const model = enclaveModel(planned, reference);
    const { spreads } = simulate(model, { profit: sure, vat: sure, cost: sure, delay: [1], leaving: 0 }, 1, 1000);
    const plan = presentValues(model, AS_PLANNED);
    expect(model.parties).toEqual(['flyOut', 'flyIn', 'firm']);
    for (const party of model.parties) {
      const [spread, value] = [spreads[party]!, plan[party]];
      expect([spread.p10, spread.p50, spread.p90]).toEqual([value, value, value]);
      expect(spread.mean).toBeCloseTo(value, 6);
    }
  });

  it('a tornado is widest first, a switching value is where nothing is left', () => {
    const model = enclaveModel(planned, reference);
    const bars = tornado(model, uncertainty);
    expect(bars.map(({ swing }) => swing)).toEqual(bars.map(({ swing }) => swing).sort((a, b) => b - a));
    const factor = switchingValue(model, 'vat', 'flyOut')!;
    expect(presentValues(model, { ...AS_PLANNED, vat: factor }).flyOut).toBeCloseTo(0, 6);
    expect(switchingValue(model, 'profit', 'flyIn')).toBeNull();
    // Without any profit the firm has nothing, which is no loss.
    expect(switchingValue(model, 'profit', 'firm')).toBeNull();
  });

  it('a floor or a guaranteed minimum never lowers the fly-out place’s worst tenth, a ceiling never raises it', () => {
    fc.assert(
      fc.property(deals, fc.integer({ min: 1, max: 200 }), (deal, amount) => {
        const of = (changed: EnclaveDeal) => simulate(enclaveModel(changed, reference), uncertainty, 3, 1000).spreads.flyOut.p10;
        // What a guaranteed minimum pays lies outside a ceiling in total: the less the rule pays now, the more it may pay later.
        const isGuaranteed = deal.items.some(({ kind }) => kind === 'guaranteed_minimum');
        fc.pre(!isGuaranteed || deal.terms.terms.ceiling_total === null);
        const now = of(deal);
        expect(of(withClause(deal, { kind: 'floor', amount }))).toBeGreaterThanOrEqual(now - 1e-6);
        expect(of(withClause(deal, { kind: 'ceiling', amount }))).toBeLessThanOrEqual(now + 1e-6);
        if (!isGuaranteed) expect(of(withClause(deal, { kind: 'guaranteed_minimum', amount }))).toBeGreaterThanOrEqual(now - 1e-6);
      }),
      { numRuns: 30 },
    );
  });

  it('says which clause moves the weaker place’s worst tenth', () => {
    const { weaker, effects, now } = clausesByEffect(planned, reference, uncertainty, 1, 5000);
    expect(weaker).toBe('flyOut');
    expect(effects[0]!.gain).toBeGreaterThan(0);
    expect(effects[0]!.spreads.flyOut.p10).toBeCloseTo(now.flyOut.p10 + effects[0]!.gain, 6);
  });

  it('the weaker side is who has the least for each yuan that it puts in, the villages too, the firm never', () => {
    const spread = (p10: number) => ({ p10, p50: 0, p90: 0, mean: 0, belowZero: 0 });
    const of = (flyOut: number, flyIn: number, village?: number, deal = planned) =>
      weakestOf(deal, reference, {
        flyOut: spread(flyOut),
        flyIn: spread(flyIn),
        firm: spread(-1e6),
        ...(village === undefined ? {} : { village: spread(village) }),
      });
    // The fly-out place puts 300 in, the fly-in place nothing.
    expect(of(30, 10)).toBe('flyOut');
    expect(of(-30, 10)).toBe('flyOut');
    expect(of(-30, -1)).toBe('flyIn');
    const lent: CashItem[] = [
      { kind: 'capital', from: 'village', to: 'fly_in', amount: 100, from_year: 1, to_year: 1 },
      { kind: 'rent', from: 'fly_in', to: 'village', amount: 5, from_year: 1, to_year: 10 },
      { kind: 'capital', from: 'fly_in', to: 'village', amount: 100, from_year: 10, to_year: 10 },
    ];
    const withVillage = { ...planned, items: lent };
    // 30 of 300 against 9 and 11 of 100; the fly-in place gives back what it never put in.
    expect(of(30, 1, 9, withVillage)).toBe('village');
    expect(of(30, 1, 11, withVillage)).toBe('flyOut');
    const { weaker, effects } = clausesByEffect({ ...withVillage, terms: nothingInvested }, reference, uncertainty, 1, 2000);
    expect(weaker).toBe('village');
    expect(effects).toEqual([]); // 5 a year are certain: a minimum of 4 moves nothing
  });

  it('a minimum raises the worst tenth of villages that live on dividends', () => {
    const shares: CashItem[] = [
      { kind: 'capital', from: 'village', to: 'fly_in', amount: 500, from_year: 1, to_year: 1 },
      { kind: 'dividend', profit: [0, 50, 100, 100, 100, 100, 100, 100, 100, 100], payout: 1, equity: { village: 0.5, firm: 0.5 } },
    ];
    const { weaker, effects } = clausesByEffect({ ...planned, terms: nothingInvested, items: shares }, reference, uncertainty, 1, 2000);
    expect(weaker).toBe('village');
    expect(effects.map(({ clause }) => clause.kind)).toEqual(['village_minimum']);
    expect(effects[0]!.gain).toBeGreaterThan(0);
  });

  it('the end of all preference raises what is shared: a holiday costs the places, not the firm', () => {
    const { deal, reference: harsh } = inScenario(planned, reference, { kind: 'policy_ends', lastYear: 2028 });
    expect(npvOf(deal, 'fly_out', harsh)).toBeGreaterThan(npvOf(planned, 'fly_out'));
  });
});

describe('the slider', () => {
  const bargain = { without: { flyOut: 0, flyIn: 100 }, power: 0.5 };

  it('marks are where they say: nothing left, half of the surplus, nobody worse off than without', () => {
    const at = prepareSplit(planned, reference, bargain);
    const { marks } = at(0.5);
    expect(at(marks.breakEven).flyOut.npv).toBeCloseTo(0, 2);
    const nash = at(marks.nash);
    expect(nash.flyOut.better).toBeCloseTo(nash.flyIn.better, 2);
    expect(marks.nash).toBe(marks.shapley);
    expect(marks.nash).toBeCloseTo(marks.nucleolus!, 6);
    expect(at(marks.core!.least).leaves).toEqual([]);
    expect(at(marks.core!.most - 1e-4).leaves).toEqual([]);
    expect(at(Math.min(1, marks.core!.most + 1e-3)).leaves.map(({ party }) => party)).toEqual(['flyIn']);
    expect(at(marks.core!.least - 1e-3).leaves.map(({ party }) => party)).toEqual(['flyOut']);
  });

  it('a rate replaces agreed rates above nothing, in years that share', () => {
    const stepped = EnclaveDeal.parse({ terms: sample });
    expect(withRate(stepped, 0.3).terms.terms.phases.map(({ fly_out }) => fly_out)).toEqual([0, 0.3]);
  });

  it('no rate does it when there is nothing to share', () => {
    const poor = prepareSplit(planned, reference, { without: { flyOut: 5000, flyIn: 5000 }, power: 0.5 })(0.5);
    expect(poor.marks).toMatchObject({ nash: null, nucleolus: null, core: null });
    expect(poor.leaves.map(({ party }) => party)).toEqual(['flyOut', 'flyIn']);
  });

  it('names the villages too when they do not get their money back', () => {
    const poor: CashItem[] = [
      { kind: 'capital', from: 'village', to: 'fly_in', amount: 100, from_year: 1, to_year: 1 },
      { kind: 'rent', from: 'fly_in', to: 'village', amount: 5, from_year: 1, to_year: 10 },
    ];
    const { leaves, others } = prepareSplit({ ...planned, items: poor }, reference, bargain)(0.5);
    expect(others.map(({ party }) => party)).toEqual(['firm', 'village']);
    expect(leaves.find(({ party }) => party === 'village')!.short).toBeCloseTo(0 - others[1]!.npv, 9);
    expect(others[1]!.without).toBeNull();
    const stated = prepareSplit({ ...planned, items: poor, village_without: 20 }, reference, bargain)(0.5);
    expect(stated.others[1]!.without).toBe(20);
    expect(stated.leaves.find(({ party }) => party === 'village')!.short).toBeCloseTo(20 - others[1]!.npv, 9);
  });
});

describe('taxes that nobody shares', () => {
  const other: OtherTaxes = {
    pit: [0, 10, 20.5],
    pit_share: { county: 0.2, prefecture: 0.08, province: 0.12 },
    seat: 'county_town',
    local: [8],
    local_share: { prefecture: 0.1, province: 0.05 },
  };
  const deal: EnclaveDeal = { ...planned, other_taxes: other };

  it('are counted by level to the fen, and only what the levels of the enclave keep is the fly-in place’s', () => {
    const years = otherTaxesByYear(deal, new Law(reference));
    for (const { pit, surcharges, local, kept } of years) {
      for (const { assessed, central, province, prefecture, county } of [pit, surcharges, local])
        expect(central + province + prefecture + county).toBe(assessed);
      // The sample's enclave is the county's alone.
      expect(kept).toBe(pit.county + surcharges.county + local.county);
    }
    // Year 2: VAT 100 brings 5 + 3 + 2; 10 of personal income tax, of which a fifth is the county's; 8 of local taxes.
    expect(wanOfFen(years[1]!.surcharges.assessed)).toBe(planned.terms.project.vat[1]! / 10);
    expect([wanOfFen(years[1]!.pit.central), wanOfFen(years[1]!.pit.county)]).toEqual([6, 2]);
    expect(wanOfFen(years[1]!.local.county)).toBe(6.8);
  });

  it('change nothing of what is shared, and everything else in the plan and in every scenario', () => {
    const [without, withThem] = [cashFlowOf(planned, reference), cashFlowOf(deal, reference)];
    expect(withThem.money).toEqual(without.money);
    expect(withThem.net.fly_out).toEqual(without.net.fly_out);
    for (const scenario of [null, ...SCENARIOS]) {
      const changed = scenario === null ? { deal, reference } : inScenario(deal, reference, scenario);
      const future = {
        ...AS_PLANNED,
        ...(scenario?.kind === 'firm_leaves'
          ? { gone: scenario.year }
          : scenario?.kind === 'revenue_late'
            ? { delay: scenario.years }
            : {}),
      };
      const { flyIn } = presentValues(enclaveModel(deal, scenario?.kind === 'policy_ends' ? changed.reference : reference), future);
      expect(flyIn).toBeCloseTo(npvOf(changed.deal, 'fly_in', changed.reference), 3);
    }
  });

  it('levels that do not sum to the local share, and years without a rule, are faults', () => {
    const fault = (change: Partial<OtherTaxes>, terms = deal.terms) =>
      faultsOfOtherTaxes({ ...other, ...change }, terms, reference).map(({ path, code }) => `${path} ${code}`);
    expect(fault({})).toEqual([]);
    expect(fault({ pit_share: { county: 0.2, prefecture: 0.08, province: 0.1 } })).toEqual(['pit_share wrong_sum']);
    expect(fault({ local_share: { prefecture: 0.6, province: 0.5 } })).toEqual(['local_share too_big']);
    expect(fault({}, { ...deal.terms, start_year: 2019 })).toEqual(['seat no_law']);
    expect(fault({ pit: [], pit_share: { county: 0, prefecture: 0, province: 0 } })).toEqual([]);
  });
});
