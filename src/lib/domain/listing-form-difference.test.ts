import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listingFormOf } from './listing-form-data.ts';
import { formDifferences, mergeForms } from './listing-form-difference.ts';
import { emptyFactor, emptyForm, type ListingFormValues } from './listing-form.ts';

const word = fc.constantFrom('', '灰枣', '300', 'mu', '2027');
const details = fc.dictionary(fc.constantFrom('price', 'tenure', 'gas'), word);
const row = fc.record({
  factor: word,
  description: word,
  quantity: word,
  unit: word,
  from: word,
  until: word,
  essential: fc.boolean(),
  details,
});
const form: fc.Arbitrary<ListingFormValues> = fc.record({
  title: word,
  summary: word,
  confidential: word,
  industries: fc.array(fc.constantFrom('01', '13'), { maxLength: 2 }),
  offers: fc.array(row, { maxLength: 2 }),
  seeks: fc.array(row, { maxLength: 2 }),
});

/** What a browser posts of a form. */
const posted = (values: ListingFormValues): [string, string][] => [
  ['title', values.title],
  ['summary', values.summary],
  ['confidential', values.confidential],
  ...values.industries.map((code, at): [string, string] => [`industries[${at}]`, code]),
  ...(['offers', 'seeks'] as const).flatMap((list) =>
    values[list].flatMap(({ details: native, essential, ...columns }, at): [string, string][] => [
      ...Object.entries(columns).map(([column, text]): [string, string] => [`${list}[${at}].${column}`, text]),
      ...(essential ? [[`${list}[${at}].essential`, 'yes'] as [string, string]] : []),
      ...Object.entries(native).map(([key, text]): [string, string] => [`${list}[${at}].details.${key}`, text]),
    ]),
  ),
];

describe('two forms of one listing', () => {
  it('do not differ from themselves', () => {
    fc.assert(
      fc.property(form, fc.boolean(), (values, whole) => {
        expect(formDifferences(values, values, whole)).toEqual([]);
      }),
    );
  });

  it('merge into mine when nothing of theirs is taken, and into theirs when all of it is', () => {
    fc.assert(
      fc.property(form, form, (mine, theirs) => {
        expect(mergeForms(mine, theirs, new Set())).toEqual(mine);
        const all = new Set(formDifferences(mine, theirs, true).map(({ field }) => field));
        expect(formDifferences(mergeForms(mine, theirs, all), theirs, true)).toEqual([]);
      }),
    );
  });

  it('are told field by field', () => {
    const mine = { ...emptyForm('灰枣'), offers: [{ ...emptyFactor('land'), quantity: '200', details: { price: '25' } }] };
    const theirs = { ...emptyForm('灰枣'), offers: [{ ...emptyFactor('land'), quantity: '300', details: {} }] };
    expect(formDifferences(mine, theirs, true)).toEqual([
      { field: 'offers[0].quantity', mine: '200', theirs: '300' },
      { field: 'offers[0].details.price', mine: '25', theirs: '' },
    ]);
    expect(mergeForms(mine, theirs, new Set(['offers[0].quantity'])).offers[0]).toMatchObject({
      quantity: '300',
      details: { price: '25' },
    });
    expect(formDifferences(mine, { ...theirs, offers: [] }, true).map(({ field }) => field)).toEqual(['offers']);
  });
});

describe('a posted form', () => {
  it('is what was typed', () => {
    fc.assert(
      fc.property(form, (values) => {
        expect(listingFormOf(posted(values))).toEqual(values);
      }),
    );
  });

  it('closes up where a row was removed, and ignores what is no field', () => {
    const read = listingFormOf([
      ['title', '枣'],
      ['offers[7].factor', 'land'],
      ['offers[2].factor', 'water'],
      ['offers[x].factor', 'no'],
      ['offers[1].__proto__', 'no'],
      ['revision', '3'],
      ['summary', '一\r\n二'],
      ['file', new Blob()],
    ]);
    expect(read).toEqual({ ...emptyForm('枣'), summary: '一\n二', offers: [emptyFactor('water'), emptyFactor('land')] });
  });

  it('beyond every limit is refused', () => {
    expect(listingFormOf([['title', 'x'.repeat(3000)]])).toBeNull();
  });
});
