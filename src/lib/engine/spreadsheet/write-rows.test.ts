import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadMatchingReference } from '../../adapters/matching-reference.ts';
import { factorKind } from '../../domain/enums.ts';
import { emptyFactor, type FactorFormValues, type ListingFormValues } from '../../domain/listing-form.ts';
import type { ListedEntry } from '../../domain/listed-entry.ts';
import { indexRegionNames } from '../../domain/region-name.ts';
import { FORM_UNIT_CODES } from '../../domain/unit-name.ts';
import { detailChoices, ownHeaders, sheetWords } from '../../i18n/sheet-words.ts';
import { findHeader, sampleValues } from './header.ts';
import { proposeMapping } from './propose-mapping.ts';
import { readListings } from './read-listings.ts';
import { columnsOf, writeRows } from './write-rows.ts';

const { regions, industries } = loadMatchingReference();
const reference = { regions: indexRegionNames(regions), industries, near: null, choices: detailChoices() };
const labels = ownHeaders();

/** What a program would open: the written cells as texts, read again as a sheet. */
function roundTrip(entries: ListedEntry[], language: 'zh' | 'en') {
  const columns = columnsOf(entries);
  const words = sheetWords(language, regions, industries);
  const cells = [columns.map(words.column), ...writeRows(entries, columns, words)];
  const rows = cells.map((row, at) => ({ number: at + 1, cells: row.map((value) => (value === null ? '' : String(value))) }));
  const header = findHeader(rows.slice(0, 40), [], labels);
  if (!header) throw new Error('our own header is not found');
  const mapping = proposeMapping(header, sampleValues(rows.slice(1), header.words.length), '', labels, null);
  return readListings({ header, mapping, merges: [], reference }, rows);
}

// Texts that would be mistaken for a formula, a total, or a repeated header, among ordinary ones.
const text = fc.oneof(
  fc.constantFrom('灰枣', '=1+1', '@x', '+86 0998', '-', "'=a", '合计三项', 'a;b,"c"\nd', '１２３'),
  fc.stringMatching(/^[\p{Script=Han}a-z0-9，。]{1,12}$/u),
);
const factorText = (list: 'offers' | 'seeks') =>
  fc
    .record({
      factor: fc.constantFrom(...factorKind),
      description: text,
      quantity: fc.oneof(fc.constant(''), fc.integer({ min: 0, max: 99_999 }).map(String), fc.constantFrom('2.3万', '约500', '1,200.5')),
      unit: fc.constantFrom(...FORM_UNIT_CODES.filter((unit) => !/^(wan|yi)_|CNY/.test(unit))),
      from: fc.constantFrom('', '2027-03-01'),
      until: fc.constantFrom('', '2029-12-31'),
      essential: list === 'seeks' ? fc.boolean() : fc.constant(false),
    })
    .map((values): FactorFormValues => ({ ...emptyFactor(), ...values, unit: values.quantity === '' ? '' : values.unit }));
const entry = fc
  .record({
    region: fc.constantFrom('653127', '371100', '110105', '650000', '460000'),
    name: text,
    title: text,
    summary: fc.oneof(fc.constant(''), text),
    confidential: fc.oneof(fc.constant(''), text),
    industries: fc.uniqueArray(fc.constantFrom('01', 'A', '131', '05', '1712', 'C'), { maxLength: 4 }),
    offers: fc.array(factorText('offers'), { minLength: 1, maxLength: 3 }),
    seeks: fc.array(factorText('seeks'), { maxLength: 3 }),
  })
  .map(({ region, name, ...values }) => ({ name, region, values: values }));

describe('an export', () => {
  it.each(['zh', 'en'] as const)('in %s is read back as the same listings, whatever the texts look like', (language) => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), (made) => {
        const entries = made.map(({ name, region, values }, at): ListedEntry => ({
          ref: `L-${at}`,
          organisation: { name, kind: 'county', region },
          creditCode: '',
          values,
        }));
        const file = roundTrip(entries, language);
        expect(file.listings.flatMap(({ faults }) => faults)).toEqual([]);
        const plain = ({ values }: { values: ListingFormValues }) => ({
          ...values,
          offers: values.offers.map((factor) => ({ ...factor, unit: '' })),
          seeks: values.seeks.map((factor) => ({ ...factor, unit: '' })),
        });
        expect(file.listings.map(({ typed }) => plain({ values: typed }))).toEqual(entries.map(plain));
        expect(file.listings.map(({ ref, organisation }) => [ref, organisation.name, organisation.kind, organisation.region])).toEqual(
          entries.map(({ ref, organisation }) => [ref, organisation.name, 'county', organisation.region]),
        );
      }),
      { numRuns: 150, seed: 4 },
    );
  });
});
