import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadEnclaveReference } from '../../adapters/enclave-reference.ts';
import { EnclaveTerms } from '../../domain/enclave-terms.ts';
import sample from '../../../../supabase/samples/terms.json' with { type: 'json' };
import { checkTerms } from './check-terms.ts';
import { internalRate, netPresentValue, paybackOf } from './finance.ts';
import { faultsOfTerms } from './terms-faults.ts';
import { termsArbitrary } from './terms-arbitrary.ts';
import { enclaveMoney } from './terms.ts';
import { unsureYears } from './terms-warnings.ts';

const reference = loadEnclaveReference();
const terms = (change: (terms: typeof sample) => void = () => {}) => {
  const copy = structuredClone(sample);
  change(copy);
  return EnclaveTerms.parse(copy);
};
const codesOf = (value: EnclaveTerms) => [...new Set(enclaveMoney(value, reference).warnings.map(({ code }) => code))];

/** What the fly-out place has received up to each year. */
const received = (value: EnclaveTerms) => {
  let sum = 0;
  return enclaveMoney(value, reference).years.map(({ transfer }) => (sum += transfer));
};

describe('laws of an enclave’s money', () => {
  it('passes the independent checker: taxes divided and both places’ sums equal to the fen, transfers as agreed', () => {
    fc.assert(
      fc.property(termsArbitrary, (value) => {
        expect(faultsOfTerms(value, reference)).toEqual([]);
        expect(checkTerms(value, enclaveMoney(value, reference))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('the checker sees a fen too much, a tax that does not add up and a transfer beyond the base', () => {
    const value = terms();
    const result = enclaveMoney(value, reference);
    const broken = structuredClone(result);
    broken.years[5]!.transfer = (broken.years[5]!.transfer + 1) as never;
    broken.years[6]!.vat.county = (broken.years[6]!.vat.county - 1) as never;
    broken.years[7]!.transfer = (2 * broken.years[7]!.base) as never;
    expect(checkTerms(value, broken).map(({ fault, year }) => `${year} ${fault}`)).toEqual(
      expect.arrayContaining(['2032 transfer', '2032 fly-out place', '2033 vat divided', '2034 more than the base']),
    );
  });

  it('a higher floor, rate or ceiling never hurts its holder, in no year up to which one counts', () => {
    const better = fc.constantFrom(
      (value: EnclaveTerms, by: number) => (value.terms.floor_per_year = (value.terms.floor_per_year ?? 0) + by),
      (value: EnclaveTerms, by: number) => value.terms.phases.forEach((phase) => (phase.fly_out = Math.min(1, phase.fly_out + by / 100))),
      (value: EnclaveTerms, by: number) =>
        (value.terms.ceiling_per_year = value.terms.ceiling_per_year === null ? null : value.terms.ceiling_per_year + by),
      (value: EnclaveTerms, by: number) =>
        (value.terms.ceiling_total = value.terms.ceiling_total === null ? null : value.terms.ceiling_total + by),
    );
    fc.assert(
      fc.property(termsArbitrary, better, fc.integer({ min: 1, max: 60 }), (value, improve, by) => {
        const improved = structuredClone(value);
        improve(improved, by);
        const before = received(value);
        received(improved).forEach((sum, at) => expect(sum).toBeGreaterThanOrEqual(before[at]!));
        expect(enclaveMoney(improved, reference).flyOut.npv).toBeGreaterThanOrEqual(enclaveMoney(value, reference).flyOut.npv - 1);
      }),
      { numRuns: 200 },
    );
  });

  it('the order of phases and investments changes nothing', () => {
    fc.assert(
      fc.property(termsArbitrary, (value) => {
        const turned = structuredClone(value);
        turned.terms.phases.reverse();
        turned.investments.reverse();
        expect(enclaveMoney(turned, reference)).toEqual(enclaveMoney(value, reference));
      }),
      { numRuns: 50 },
    );
  });

  it('carrying losses never raises the tax over the whole term at one rate', () => {
    fc.assert(
      fc.property(termsArbitrary, (value) => {
        const plain = { ...value, enclave: { ...value.enclave, encouraged: false, legal_form: 'subsidiary' as const } };
        const taxed = (carry_losses: boolean) =>
          enclaveMoney({ ...plain, carry_losses }, reference).years.reduce((sum, { cit }) => sum + cit.assessed, 0);
        expect(taxed(true)).toBeLessThanOrEqual(taxed(false));
      }),
      { numRuns: 50 },
    );
  });
});

describe('warnings', () => {
  it('names what pays nothing, what is barred, what is missing and what ends', () => {
    expect(codesOf(terms())).toEqual(['clause_pays_nothing', 'firm_rebate', 'no_floor', 'no_ceiling', 'rule_expires']);
    const { warnings } = enclaveMoney(terms(), reference);
    expect(warnings.find((w) => w.code === 'clause_pays_nothing' && w.tax === 'cit')?.years).toEqual([2027, 2028, 2029, 2030, 2031]);
    expect(warnings.find(({ code }) => code === 'rule_expires')?.years).toEqual([2031, 2032, 2033, 2034, 2035, 2036]);
    expect(warnings.every(({ cited }) => cited.source !== '')).toBe(true);
  });

  it('says nothing about terms that are whole', () => {
    const whole = terms((copy) => {
      copy.start_year = 2026;
      copy.years = 3;
      copy.project = { profit: [1000, 1000, 1000], vat: [400, 400, 400] };
      copy.enclave.zone = 'none';
      copy.terms.phases = [{ from_year: 1, to_year: 3, fly_out: 0.5 }];
      copy.terms.floor_per_year = 10;
      copy.terms.ceiling_total = 1e6 as never;
      copy.clauses = [];
    });
    expect(codesOf(whole)).toEqual([]);
  });

  it('finds a hole, a missing start, shared stock, an unsure zone and an unsure branch', () => {
    const holed = terms((copy) => {
      copy.terms.phases[1]!.from_year = 8;
      copy.start_event = null as never;
      copy.terms.of = 'all';
      copy.terms.baseline.vat = 10;
      copy.enclave.zone = 'kashgar_horgos';
    });
    expect(codesOf(holed)).toEqual(expect.arrayContaining(['phase_hole', 'missing_start_event', 'stock_shared', 'rule_unsure']));
    expect([...unsureYears(enclaveMoney(holed, reference).warnings)]).toEqual([2032, 2033, 2034, 2035, 2036]);
    const branch = terms((copy) => {
      copy.enclave.legal_form = 'branch';
      Object.assign(copy.enclave, { branch: { weight: 0.2, enterprise_profit: copy.project.profit } });
    });
    expect(
      enclaveMoney(branch, reference)
        .warnings.filter(({ code }) => code === 'rule_unsure')
        .map(({ years }) => years),
    ).toEqual([
      [2027, 2028],
      [2029, 2030, 2031],
    ]);
  });

  it('an office’s own row goes first on its days: the western rate may go on', () => {
    const own = reference.parameters.find(({ code }) => code === 'zone.west_encouraged.cit_rate')!;
    const longer = { ...own, validFrom: '2031-01-01', validUntil: null, value: 0.1 };
    const { years, warnings } = enclaveMoney(terms(), loadEnclaveReference([longer]));
    expect(years.at(-1)!.cit.assessed).toBe(100 * 1e6);
    expect(warnings.map(({ code }) => code)).not.toContain('rule_expires');
  });
});

describe('faults', () => {
  it('names every place, with what would do', () => {
    const bad = terms((copy) => {
      copy.enclave.first_revenue_year = 3;
      copy.enclave.local_share.vat.county = 0.3;
      copy.shared_levels = ['county', 'county'];
      copy.project.profit.pop();
      copy.investments[0]!.year = 11;
      copy.terms.phases.push({ from_year: 5, to_year: 6, fly_out: 0.2 }, { from_year: 9, to_year: 8, fly_out: 0 });
    });
    expect(faultsOfTerms(bad, reference).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'shared_levels[1] duplicate_id',
      'enclave.local_share.vat wrong_sum',
      'project.profit wrong_length',
      'project.profit[1] before_revenue',
      'investments[0].year too_big',
      'terms.phases[2] overlap',
      'terms.phases[3].to_year too_small',
    ]);
    const early = faultsOfTerms(
      terms((copy) => (copy.start_year = 2000)),
      reference,
    );
    expect(early).toEqual([{ path: 'start_year', code: 'no_law', got: '2000', expected: '2016' }]);
  });
});

describe('finance', () => {
  it('knows plain flows', () => {
    expect(netPresentValue([-100, 110], 0.1)).toBeCloseTo(-100 / 1.1 + 110 / 1.21, 12);
    expect(internalRate([-100, 110])).toBeCloseTo(0.1, 12);
    expect(internalRate([-2000, 0, 0, 0, 0, 75, 75, 75, 75, 75])).toBeCloseTo(-0.2067, 4);
    expect(internalRate([100, -230, 132])).toBeNull();
    expect(internalRate([1, 2])).toBeNull();
    expect([paybackOf([-1, 2, -3, 4]), paybackOf([-1, 0]), paybackOf([0, 5])]).toEqual([3, -1, 0]);
  });

  it('the internal rate is where the value is nothing', () => {
    const flows = fc.tuple(
      fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 }),
    );
    fc.assert(
      fc.property(flows, ([out, back]) => {
        fc.pre(out.some((x) => x > 0));
        const all = [...out.map((x) => -x), ...back];
        const rate = internalRate(all)!;
        const scale = all.reduce((sum, flow, t) => sum + Math.abs(flow) / (1 + rate) ** (t + 1), 0);
        expect(Math.abs(netPresentValue(all, rate)) / scale).toBeLessThan(1e-9);
      }),
    );
  });
});
