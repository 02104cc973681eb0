import { factorKind } from '../../domain/enums.ts';
import { detailFieldsOf } from '../../domain/factor-details.ts';
import { FactorKind } from '../../domain/factor.ts';
import { emptyFactor, emptyForm } from '../../domain/listing-form.ts';
import { OrganisationKind } from '../../domain/organisation.ts';
import { DETAIL_COLUMNS, FACTOR_COLUMNS, isDetailColumn, LISTING_COLUMNS, type SheetColumn } from '../../domain/sheet-column.ts';
import { columnLetters } from '../../domain/sheet-place.ts';
import type { Sheet, SheetChoices, SheetValue } from '../../domain/sheet-book.ts';
import { FORM_UNIT_CODES } from '../../domain/unit-name.ts';
import { writeRows } from '../../engine/spreadsheet/write-rows.ts';
import { SHEET_MESSAGES } from '../../i18n/sheet-messages.ts';
import { detailChoiceWords, sheetWords } from '../../i18n/sheet-words.ts';
import { INDUSTRIES, REGIONS } from '../reference/reference.ts';

const WIDTHS: Partial<Record<SheetColumn, number>> = {
  title: 32,
  summary: 40,
  description: 36,
  organisation: 20,
  confidential: 24,
  industries: 24,
};
const widthOf = (column: SheetColumn): number => WIDTHS[column] ?? (isDetailColumn(column) ? 16 : 12);

/** The template: the form with lists of choices and an example, an explanation of each column, and the choices themselves. */
export function templateBook(language: 'zh' | 'en'): Sheet[] {
  const { sheet } = SHEET_MESSAGES[language];
  const words = sheetWords(language, REGIONS, INDUSTRIES);
  const columns: SheetColumn[] = [...LISTING_COLUMNS, ...FACTOR_COLUMNS, ...DETAIL_COLUMNS];
  const lists = choiceLists(language);
  return [
    {
      name: sheet.name,
      widths: columns.map(widthOf),
      headerRows: 1,
      rows: [columns.map(words.column), ...writeRows([example(language)], columns, words)],
      choices: columns.flatMap((column, at): SheetChoices[] => {
        const list = lists.findIndex((each) => each.column === column);
        if (list === -1) return [];
        const letters = columnLetters(list);
        const range = `'${sheet.choicesName}'!$${letters}$2:$${letters}$${(lists[list]?.words.length ?? 0) + 1}`;
        return [{ column: at, range, strict: column !== 'factor' && column !== 'unit' }];
      }),
    },
    { name: sheet.guideName, widths: [22, 70, 40], headerRows: 2, rows: guide(columns, language) },
    {
      name: sheet.choicesName,
      widths: lists.map(() => 16),
      headerRows: 1,
      rows: transposed(lists.map(({ column, words: each }) => [words.column(column), ...each])),
    },
  ];
}

function choiceLists(language: 'zh' | 'en'): { column: SheetColumn; words: string[] }[] {
  const words = sheetWords(language, REGIONS, INDUSTRIES);
  const { sheet } = SHEET_MESSAGES[language];
  const yesNo = [sheet.yes, sheet.no];
  const ofDetails = DETAIL_COLUMNS.flatMap((column) => {
    const [factor, key] = column.split('.');
    const isFlag = detailFieldsOf(FactorKind.parse(factor)).some((field) => field.key === key && field.kind === 'flag');
    const each = isFlag ? yesNo : detailChoiceWords(column, language);
    return each.length === 0 ? [] : [{ column, words: each }];
  });
  return [
    { column: 'kind', words: OrganisationKind.options.map(words.kind) },
    { column: 'direction', words: (['offer', 'seek'] as const).map(words.direction) },
    { column: 'factor', words: factorKind.map(words.factor) },
    { column: 'unit', words: FORM_UNIT_CODES.map(words.unit) },
    { column: 'essential', words: yesNo },
    ...ofDetails,
  ];
}

function example(language: 'zh' | 'en') {
  const { example: text } = SHEET_MESSAGES[language].sheet;
  const rows = (direction: string) =>
    text.rows.filter((row) => row.direction === direction).map(({ direction: _, ...row }) => ({ ...emptyFactor(), ...row }));
  return {
    ref: text.ref,
    organisation: { name: text.organisation, kind: 'county' as const, region: '653127' },
    creditCode: '',
    values: {
      ...emptyForm(text.title),
      summary: text.summary,
      confidential: text.confidential,
      industries: ['01', '13'],
      offers: rows('offer'),
      seeks: rows('seek'),
    },
  };
}

function guide(columns: readonly SheetColumn[], language: 'zh' | 'en'): SheetValue[][] {
  const { guide: text, guideLead } = SHEET_MESSAGES[language].sheet;
  const words = sheetWords(language, REGIONS, INDUSTRIES);
  const entries: Readonly<Record<string, unknown>> = text;
  return [
    [guideLead],
    [text.columns.column, text.columns.what, text.columns.example],
    ...columns.map((column): SheetValue[] => {
      if (isDetailColumn(column)) return [words.column(column), text.detail(words.factor(column.split('.')[0] ?? '')), null];
      const { what, example: sample } = entries[column] as { what: string; example: string };
      return [words.column(column), what, sample];
    }),
  ];
}

const transposed = (columns: readonly (readonly string[])[]): SheetValue[][] =>
  Array.from({ length: Math.max(...columns.map(({ length }) => length)) }, (_, row) => columns.map((column) => column[row] ?? null));
