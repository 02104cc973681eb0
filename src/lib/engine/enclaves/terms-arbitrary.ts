import fc from 'fast-check';
import { EnclaveTerms } from '../../domain/enclave-terms.ts';

const amount = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((n) => n / 100);
const share = fc.integer({ min: 0, max: 20 }).map((n) => n / 20);

/** Local shares that sum to `whole`, in hundredths. */
const levels = (whole: number) =>
  fc.tuple(fc.integer({ min: 0, max: whole * 100 }), fc.integer({ min: 0, max: whole * 100 })).map(([a, b]) => ({
    province: Math.min(a, b) / 100,
    prefecture: (Math.max(a, b) - Math.min(a, b)) / 100,
    county: (whole * 100 - Math.max(a, b)) / 100,
  }));

const phases = (years: number) =>
  fc
    .array(fc.record({ length: fc.integer({ min: 1, max: 4 }), hole: fc.integer({ min: 0, max: 1 }), fly_out: share }), { maxLength: 4 })
    .map((list) => {
      let next = 1;
      return list.flatMap(({ length, hole, fly_out }) => {
        const from_year = next + hole;
        next = from_year + length;
        return next - 1 <= years ? [{ from_year, to_year: next - 1, fly_out }] : [];
      });
    });

/** Terms without faults: any zone, form, phases with holes, floors, ceilings, losses and refunds. For tests. */
export const termsArbitrary: fc.Arbitrary<EnclaveTerms> = fc.integer({ min: 1, max: 12 }).chain((years) =>
  fc.integer({ min: 1, max: years }).chain((first) =>
    fc
      .record({
        years: fc.constant(years),
        start_year: fc.integer({ min: 2020, max: 2034 }),
        discount_rate: fc.constantFrom(0, 0.035, 0.06),
        shared_levels: fc.subarray(['county', 'prefecture', 'province'] as const, { minLength: 1 }),
        start_event: fc.constantFrom('first_revenue', null),
        enclave: fc.record({
          kind: fc.constant('forward' as const),
          fly_out: fc.constant('371103'),
          fly_in: fc.constant('653127'),
          legal_form: fc.constantFrom('subsidiary', 'subsidiary', 'branch' as const),
          first_revenue_year: fc.constant(first),
          zone: fc.constantFrom('none', 'west_encouraged', 'xinjiang_difficult', 'kashgar_horgos' as const),
          encouraged: fc.boolean(),
          local_share: fc.record({ vat: levels(0.5), cit: levels(0.4) }),
          branch: fc.record({
            weight: share,
            enterprise_profit: fc.array(fc.integer({ min: -500, max: 5000 }), { minLength: years, maxLength: years }),
          }),
        }),
        project: fc.record({
          profit: fc
            .array(fc.integer({ min: -50_000, max: 200_000 }), { minLength: years, maxLength: years })
            .map((profit) => profit.map((n, at) => (at + 1 < first ? Math.min(0, n) : n) / 100)),
          vat: fc.array(
            fc.integer({ min: -2000, max: 80_000 }).map((n) => n / 100),
            { minLength: years, maxLength: years },
          ),
        }),
        investments: fc.array(
          fc.record({
            party: fc.constantFrom('fly_out', 'fly_in' as const),
            year: fc.integer({ min: 1, max: years }),
            amount: amount(3000),
          }),
          { maxLength: 3 },
        ),
        terms: fc.record({
          base: fc.subarray(['vat', 'cit'] as const),
          of: fc.constantFrom('increment', 'all' as const),
          baseline: fc.record({ vat: amount(50), cit: amount(50) }),
          phases: phases(years),
          floor_per_year: fc.constantFrom(0, 0, 12.34, 100),
          ceiling_per_year: fc.constantFrom(null, 80.5, 200),
          ceiling_total: fc.constantFrom(null, 333.33),
        }),
        carry_losses: fc.boolean(),
      })
      .map((terms) => EnclaveTerms.parse(terms)),
  ),
);
