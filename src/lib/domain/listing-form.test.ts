import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detailFieldsOf, FACTOR_DETAILS } from './factor-details.ts';
import { factorKind } from './enums.ts';
import { Offer, Seek } from './factor.ts';
import { emptyFactor, emptyForm, formValuesOf, type FactorFormValues, type ListingFormValues } from './listing-form.ts';
import { readListingForm } from './read-listing-form.ts';

const exists = (code: string) => ['01', '13', '131', '17', 'C'].includes(code.slice(0, 3)) || code === '1310';
const land = (change: Partial<FactorFormValues> = {}) => ({ ...emptyFactor('land'), description: '标准地', ...change });
const form = (change: Partial<ListingFormValues> = {}): ListingFormValues => ({ ...emptyForm('灰枣加工'), offers: [land()], ...change });
const faults = (change: Partial<ListingFormValues>) => {
  const read = readListingForm(form(change), exists);
  return read.ok ? [] : read.faults.map(({ field, code }) => `${field} ${code}`);
};

describe('a form as typed', () => {
  it('becomes a listing in the units of the exchange format, the confidential part apart', () => {
    const read = readListingForm(
      form({
        confidential: ' 已有两家在谈 ',
        industries: ['C13 农副食品加工业', '131', '', '131'],
        offers: [
          land({
            quantity: '２万',
            unit: 'mu',
            from: '2027年1月',
            until: '2029年6月',
            details: { price: '25万元/亩', lowest_price: '20', tenure: 'state_owned', gas: 'yes', variety: '不是土地的' },
          }),
        ],
        seeks: [emptyFactor('capital'), { ...emptyFactor('capital'), quantity: '1.2亿元', essential: true }],
      }),
      exists,
    );
    expect(read).toEqual({
      ok: true,
      value: {
        content: {
          title: '灰枣加工',
          summary: '',
          industries: ['13', '131'],
          offers: [
            {
              factor: 'land',
              description: '标准地',
              quantity: 20_000,
              unit: 'mu',
              available: { from: '2027-01-01', until: '2029-07-01' },
              details: { price: 25, tenure: 'state_owned', gas: true },
            },
          ],
          seeks: [{ factor: 'capital', description: '', quantity: 12_000, unit: 'CNY_10k', essential: true }],
        },
        confidential: { text: '已有两家在谈', offers: [{ lowest_price: 20 }], seeks: [null] },
      },
    });
  });

  it.each([
    [{ title: ' ' }, ['title title_missing']],
    [{ title: '长'.repeat(121) }, ['title too_long']],
    [{ offers: [] }, ['offers nothing_offered_or_sought']],
    [{ offers: [emptyFactor('land')] }, ['offers nothing_offered_or_sought']],
    [{ offers: [{ ...emptyFactor(), description: '一块地' }] }, ['offers[0].factor factor_missing']],
    [{ offers: [land({ quantity: '很多' })] }, ['offers[0].quantity not_a_number']],
    [{ offers: [land({ quantity: '300' })] }, ['offers[0].unit unit_missing']],
    [{ offers: [land({ quantity: '300', unit: '石' })] }, ['offers[0].unit unknown_unit']],
    [{ offers: [land({ quantity: '300人', unit: 'mu' })] }, ['offers[0].quantity other_unit']],
    [{ offers: [land({ description: '', from: '2027' })] }, ['offers[0].description factor_empty']],
    [{ offers: [land({ from: '明年' })] }, ['offers[0].from not_a_date']],
    [{ offers: [land({ from: '2028', until: '2027' })] }, ['offers[0].until period_empty']],
    [{ offers: [land({ details: { plot_ratio_max: '100' } })] }, ['offers[0].details.plot_ratio_max too_big']],
    [{ offers: [land({ details: { tenure: '国有' } })] }, ['offers[0].details.tenure not_one_of']],
    [{ industries: ['01', 'zz'] }, ['industries[1] unknown_industry']],
    [{ industries: ['99'] }, ['industries[0] unknown_industry']],
    [
      { title: '', industries: ['99'], offers: [land({ quantity: '-1亩' })] },
      ['title title_missing', 'industries[0] unknown_industry', 'offers[0].quantity negative'],
    ],
  ])('names every fault at its field: %j', (change, expected) => expect(faults(change)).toEqual(expected));

  const amount = fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 100);
  const words = fc.stringMatching(/^[\u4e00-\u9fa5a-z][\u4e00-\u9fa5a-z ]{0,20}[\u4e00-\u9fa5a-z]$/);
  const day = fc.integer({ min: 0, max: 3000 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
  const detailsOf = (kind: (typeof factorKind)[number]) =>
    fc.record(
      Object.fromEntries(
        detailFieldsOf(kind).map((field) => [
          field.key,
          field.kind === 'text'
            ? words
            : field.kind === 'number'
              ? fc.integer({ min: 0, max: (field.max ?? 1000) * 10 }).map((n) => n / 10)
              : field.kind === 'choice'
                ? fc.constantFrom(...field.choices)
                : field.kind === 'flag'
                  ? fc.boolean()
                  : day,
        ]),
      ),
      { requiredKeys: [] },
    );
  const factor = fc.constantFrom(...factorKind).chain((kind) =>
    fc.record({
      factor: fc.constant(kind),
      description: words,
      quantity: amount,
      unit: fc.constantFrom('mu', 'person', 't_per_year'),
      details: detailsOf(kind),
      from: day,
    }),
  );

  it('of a listing is read back as that listing', () => {
    fc.assert(
      fc.property(words, fc.array(factor, { minLength: 1, maxLength: 3 }), (title, rows) => {
        const offers = rows.map(({ from, details, ...rest }) => ({
          ...rest,
          available: { from },
          ...(Object.keys(details).length ? { details } : {}),
        }));
        const parsed = offers.map((offer) => Offer.parse(offer));
        const once = readListingForm(formValuesOf({ title, summary: '', industries: [], offers: parsed, seeks: [] }), exists);
        if (!once.ok) throw new Error(JSON.stringify(once.faults));
        const { content, confidential } = once.value;
        content.offers.forEach((offer, at) => {
          expect({ ...offer, details: { ...offer.details, ...confidential.offers[at] } }).toEqual({
            ...offers[at],
            details: offers[at]?.details ?? {},
          });
          expect(Offer.safeParse(offer).success).toBe(true);
        });
        expect(readListingForm(formValuesOf(content, confidential), exists)).toEqual(once);
      }),
      { numRuns: 60 },
    );
  });

  it('whatever is typed gives a listing that the exchange format takes, or faults', () => {
    const anything = fc.oneof(fc.string(), fc.constantFrom('', '2.3万亩', '1,200', '2027年', 'yes', 'mu', '是', '1e400', '９９'));
    const row = fc.record({
      factor: fc.oneof(fc.constantFrom<string>(...factorKind), fc.string()),
      description: anything,
      quantity: anything,
      unit: anything,
      from: anything,
      until: anything,
      essential: fc.boolean(),
      details: fc.dictionary(fc.constantFrom(...(FACTOR_DETAILS.land ?? []).map(({ key }) => key), '__proto__', 'x'), anything),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 3 }), fc.array(row, { maxLength: 3 }), (offers, seeks) => {
        const read = readListingForm(form({ offers, seeks }), exists);
        if (!read.ok) {
          expect(read.faults.length).toBeGreaterThan(0);
          return;
        }
        read.value.content.offers.forEach((offer) => expect(Offer.safeParse(offer).error).toBeUndefined());
        read.value.content.seeks.forEach((seek) => expect(Seek.safeParse(seek).error).toBeUndefined());
      }),
      { numRuns: 200 },
    );
  });
});
