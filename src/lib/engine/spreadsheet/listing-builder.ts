import { cleanText, plainWord } from '../../domain/cell-text.ts';
import { kindOfWord } from '../../domain/choice-words.ts';
import type { ImportFault, ImportFaultCode } from '../../domain/import-fault.ts';
import { findIndustries, industryLabel } from '../../domain/industry-name.ts';
import { emptyForm, type FactorFormValues, type ListingFormValues } from '../../domain/listing-form.ts';
import { readListingForm, type FormFault } from '../../domain/read-listing-form.ts';
import { findRegion } from '../../domain/region-name.ts';
import { placeName } from '../../domain/region.ts';
import { isListingColumn, JOINED_COLUMNS, type ListingColumn, type SheetColumn } from '../../domain/sheet-column.ts';
import { columnLetters } from '../../domain/sheet-place.ts';
import { isErrorCell, UNCALCULATED, type SheetRow } from '../../domain/sheet-table.ts';
import { readFactorRow } from './factor-row.ts';
import type { Header } from './header.ts';
import type { ImportedListing } from './imported-listing.ts';
import type { Table, TableCell } from './read-listings.ts';

type Placed = { text: string; row: number; at: number };
type PlacedFactor = { row: number; values: FactorFormValues; ats: Readonly<Record<string, number>> };

const REF = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Said of the organisation, so that rows of one organisation below each other need it once. */
const OF_THE_ORGANISATION: readonly ListingColumn[] = ['organisation', 'credit_code', 'kind', 'region'];
const SHOWN = 60; // characters of a wrong value that a message repeats

/** Gathers the rows of one listing, then reads it as the form would. */
export class ListingBuilder {
  readonly #table: Table;
  readonly #values = new Map<ListingColumn, Placed[]>();
  readonly #factors: { offers: PlacedFactor[]; seeks: PlacedFactor[] } = { offers: [], seeks: [] };
  readonly #faults: ImportFault[] = [];
  #direction: 'offer' | 'seek' | null;
  readonly #lines: SheetRow[] = [];
  #first = 0;
  #last = 0;

  constructor(table: Table, above: ListingBuilder | undefined) {
    this.#table = table;
    this.#direction = table.mapping.direction;
    for (const column of OF_THE_ORGANISATION) {
      const values = above === undefined ? undefined : above.#values.get(column);
      if (values) this.#values.set(column, [...values]);
    }
  }

  textOf(column: SheetColumn): string {
    return isListingColumn(column) ? (this.#values.get(column) ?? []).map(({ text }) => text).join('；') : '';
  }

  static fault(row: number, at: number | null, { words }: Header, code: ImportFaultCode, got: string, expected = ''): ImportFault {
    const shown = cleanText(got);
    return {
      row,
      column: at === null ? null : columnLetters(at),
      header: at === null ? '' : (words[at] ?? ''),
      code,
      got: shown.length > SHOWN ? `${shown.slice(0, SHOWN - 1)}…` : shown,
      expected,
    };
  }

  #report(row: number, at: number | null, code: ImportFaultCode, got: string, expected = ''): void {
    this.#faults.push(ListingBuilder.fault(row, at, this.#table.header, code, got, expected));
  }

  add(line: SheetRow, filled: readonly TableCell[]): void {
    const row = line.number;
    this.#lines.push(line);
    const isFirst = this.#first === 0;
    if (isFirst) this.#first = row;
    this.#last = row;
    const sound = filled.filter(({ at, text }) => {
      if (isErrorCell(text)) this.#report(row, at, text === UNCALCULATED ? 'formula_without_value' : 'cell_error', text);
      return !isErrorCell(text);
    });
    // A new organisation brings its own code, kind and region: what stood above is not its.
    if (
      isFirst &&
      sound.some(({ column, text }) => column === 'organisation' && plainWord(text) !== plainWord(this.textOf('organisation')))
    )
      for (const column of OF_THE_ORGANISATION) this.#values.delete(column);
    for (const cell of sound) if (isListingColumn(cell.column)) this.#addValue(row, cell.column, cell, isFirst);

    const read = readFactorRow(
      sound.filter(({ column }) => !isListingColumn(column)),
      this.#direction,
      this.#table.reference,
    );
    for (const { at, code, got, expected } of read.faults) this.#report(row, at, code, got, expected);
    if (read.direction !== null) this.#direction = read.direction;
    for (const { list, values, ats } of read.factors) this.#factors[list].push({ row, values, ats });
  }

  #addValue(row: number, column: ListingColumn, { text, at, header }: TableCell, isFirst: boolean): void {
    const known = this.#values.get(column) ?? [];
    const several = this.#table.mapping.columns.filter((meaning) => meaning?.column === column).length > 1;
    // Which of several columns a text came from is part of it: 联系人：…
    const value = { text: several && column === 'confidential' ? `${header}：${text}` : text, row, at };
    if (JOINED_COLUMNS.includes(column)) {
      if (!known.some((each) => plainWord(each.text) === plainWord(value.text))) this.#values.set(column, [...known, value]);
      return;
    }
    const inherited = isFirst && OF_THE_ORGANISATION.includes(column);
    if (known.length === 0 || inherited) this.#values.set(column, [value]);
    else if (plainWord(known[0]?.text ?? '') !== plainWord(text))
      this.#report(row, at, 'differs_from_above', text, `${known[0]?.text} (${known[0]?.row})`);
  }

  build(): ImportedListing {
    const { regions, industries, near } = this.#table.reference;
    const placeOf = (column: ListingColumn): { row: number; at: number | null } =>
      this.#values.get(column)?.[0] ?? { row: this.#first, at: this.#columnOf(column) };
    const text = (column: ListingColumn) => this.textOf(column);
    // What a row above said wrongly was named there.
    const wrong = (column: ListingColumn, code: ImportFaultCode, got: string, expected = '') => {
      const { row, at } = placeOf(column);
      if (row >= this.#first) this.#report(row, at, code, got, expected);
    };

    const kind = kindOfWord(text('kind')) ?? null;
    if (text('kind') !== '' && kind === null) wrong('kind', 'kind_unknown', text('kind'));
    const place = findRegion(text('region'), regions, near);
    if (text('region') !== '' && !place.ok) {
      const candidates = place.candidates.map((code) => `${code} ${placeName(code, 'zh', regions.index)}`).join('、');
      wrong('region', candidates === '' ? 'region_unknown' : 'region_ambiguous', text('region'), candidates);
    }
    const ref = text('ref').normalize('NFKC').replace(/\s/g, '');
    if (ref !== '' && !REF.test(ref)) wrong('ref', 'ref_form', ref);

    const typed: ListingFormValues = {
      ...emptyForm(text('title') || (this.#columnOf('title') === null ? titleAbove(this.#table.header) : '')),
      summary: text('summary'),
      confidential: (this.#values.get('confidential') ?? []).map((each) => each.text).join('\n'),
      industries: this.#industries(industries, wrong),
      offers: this.#factors.offers.map(({ values }) => values),
      seeks: this.#factors.seeks.map(({ values }) => values),
    };
    const read = readListingForm(typed, (code) => industries.has(code) || industries.has(code.slice(0, 3)));
    if (!read.ok) for (const fault of withoutFollowers(read.faults)) this.#fromForm(fault);
    const organisation = placeOf('organisation');
    return {
      from: this.#first,
      to: this.#last,
      ref: ref === '' ? null : ref,
      organisation: {
        name: text('organisation'),
        creditCode: text('credit_code').normalize('NFKC').replace(/\s/g, '').toUpperCase(),
        kind,
        region: place.ok ? place.code : null,
      },
      organisationPlace: {
        row: this.#first,
        column: organisation.at === null ? null : columnLetters(organisation.at),
        header: this.#table.header.words[organisation.at ?? -1] ?? '',
      },
      lines: this.#lines,
      typed,
      read: read.ok && this.#faults.length === 0 ? read.value : null,
      faults: this.#faults,
    };
  }

  #columnOf(column: SheetColumn): number | null {
    const at = this.#table.mapping.columns.findIndex((meaning) => meaning?.column === column);
    return at === -1 ? null : at;
  }

  #industries(
    index: Table['reference']['industries'],
    wrong: (column: ListingColumn, code: ImportFaultCode, got: string, expected?: string) => void,
  ): string[] {
    const found = (this.#values.get('industries') ?? []).flatMap(({ text }) => findIndustries(text, index));
    for (const each of found) {
      if (each.ok) continue;
      const candidates = each.candidates.map((code) => industryLabel(code, 'zh', index)).join('、');
      wrong('industries', candidates === '' ? 'unknown_industry' : 'industry_ambiguous', each.text, candidates);
    }
    return [...new Set(found.flatMap((each) => (each.ok ? [each.code] : [])))];
  }

  /** A fault of the form, at the cell it came from. */
  #fromForm({ field, code, got, most }: FormFault): void {
    const expected = most === undefined ? '' : String(most);
    const inFactor = /^(offers|seeks)\[(\d+)\]\.(.+)$/.exec(field);
    if (inFactor) {
      const [, list = 'offers', position = '0', name = ''] = inFactor;
      const factor = this.#factors[list as 'offers' | 'seeks'][Number(position)];
      const named = name === 'factor' && got !== '' ? 'factor_unknown' : code;
      if (code === 'factor_empty' && this.#faults.some(({ row }) => row === factor?.row)) return;
      const at = factor?.ats[name] ?? factor?.ats['quantity'] ?? this.#columnOf(name as SheetColumn);
      return this.#report(factor?.row ?? this.#first, at, named, got, expected);
    }
    const column = /^[a-z]+/.exec(field)?.[0] as ListingColumn;
    const value = this.#values.get(column)?.[0];
    this.#report(value?.row ?? this.#first, value?.at ?? this.#columnOf(column), code, got, expected);
  }
}

/** “Nothing said” is no news about a factor whose other fault was named. */
function withoutFollowers(faults: readonly FormFault[]): FormFault[] {
  const factorOf = (field: string) => /^(?:offers|seeks)\[\d+\]/.exec(field)?.[0];
  const named = new Set(faults.flatMap(({ field, code }) => (code === 'factor_empty' ? [] : [factorOf(field)])));
  return faults.filter(({ field, code }) => code !== 'factor_empty' || !named.has(factorOf(field)));
}

/** The last line above the header that reads like a title: 麦盖提县2026年招商资源表. */
const titleAbove = ({ above }: Header): string =>
  above
    .split('\n')
    .find((line) => line.length >= 4 && !/[:：]/.test(line))
    ?.slice(0, 120) ?? '';
