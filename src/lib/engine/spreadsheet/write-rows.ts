import { guarded } from '../../domain/cell-text.ts';
import type { FactorFormValues } from '../../domain/listing-form.ts';
import type { ListedEntry } from '../../domain/listed-entry.ts';
import {
  DETAIL_COLUMNS,
  FACTOR_COLUMNS,
  isDetailColumn,
  isListingColumn,
  LISTING_COLUMNS,
  type DetailColumn,
  type SheetColumn,
} from '../../domain/sheet-column.ts';
import type { SheetValue } from '../../domain/sheet-book.ts';

/** Words that a file uses for codes, in its language; each is read back as the same code. */
export type SheetWords = {
  column: (column: SheetColumn) => string;
  direction: (direction: 'offer' | 'seek') => string;
  factor: (factor: string) => string;
  kind: (kind: string) => string;
  unit: (unit: string) => string;
  region: (code: string) => string;
  industry: (code: string) => string;
  yes: string;
  /** The word of a choice of a native field, or the text itself. */
  detail: (column: DetailColumn, text: string) => string;
};

/** The columns of a file that holds these listings: all of the form's, and the native ones that are filled in. */
export function columnsOf(entries: readonly ListedEntry[], every = false): SheetColumn[] {
  const used = new Set(
    entries.flatMap(({ values }) =>
      [...values.offers, ...values.seeks].flatMap(({ factor, details }) =>
        Object.entries(details).flatMap(([key, text]) => (text === '' ? [] : [`${factor}.${key}`])),
      ),
    ),
  );
  return [...LISTING_COLUMNS, ...FACTOR_COLUMNS, ...DETAIL_COLUMNS.filter((column) => every || used.has(column))];
}

/** The rows of listings under their columns, one row a factor, a listing's own columns in its first. Texts are safe to open in a spreadsheet. */
export function* writeRows(entries: readonly ListedEntry[], columns: readonly SheetColumn[], words: SheetWords): Generator<SheetValue[]> {
  for (const entry of entries) {
    const factors = [
      ...entry.values.offers.map((factor) => ({ direction: 'offer' as const, factor })),
      ...entry.values.seeks.map((factor) => ({ direction: 'seek' as const, factor })),
    ];
    for (const [at, row] of (factors.length > 0 ? factors : [null]).entries()) {
      yield columns.map((column) => {
        const value = isListingColumn(column)
          ? at === 0
            ? ofListing(entry, column, words)
            : ''
          : row === null
            ? ''
            : ofFactor(row, column, words);
        return typeof value === 'number' ? value : value === null || value === '' ? null : guarded(value);
      });
    }
  }
}

function ofListing(
  { ref, organisation, creditCode, values }: ListedEntry,
  column: (typeof LISTING_COLUMNS)[number],
  words: SheetWords,
): string {
  switch (column) {
    case 'ref':
      return ref;
    case 'organisation':
      return organisation.name;
    case 'credit_code':
      return creditCode;
    case 'kind':
      return words.kind(organisation.kind);
    case 'region':
      return words.region(organisation.region);
    case 'industries':
      return values.industries.map(words.industry).join('；');
    default:
      return values[column];
  }
}

function ofFactor(
  { direction, factor }: { direction: 'offer' | 'seek'; factor: FactorFormValues },
  column: SheetColumn,
  words: SheetWords,
): SheetValue {
  if (isDetailColumn(column)) {
    const [of, key = ''] = column.split('.');
    const text = of === factor.factor ? (factor.details[key] ?? '') : '';
    return text === '' ? '' : words.detail(column, text);
  }
  switch (column) {
    case 'direction':
      return words.direction(direction);
    case 'factor':
      return words.factor(factor.factor);
    case 'quantity':
      // A plain number stays one, so that a sheet can add it up; 2.3万 stays what was typed.
      return /^(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(factor.quantity) ? Number(factor.quantity) : factor.quantity;
    case 'unit':
      return factor.quantity === '' ? '' : words.unit(factor.unit);
    case 'essential':
      return factor.essential ? words.yes : '';
    case 'description':
      return factor.description;
    case 'from':
    case 'until':
      return factor[column];
    default:
      return '';
  }
}
