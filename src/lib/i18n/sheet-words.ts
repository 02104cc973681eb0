import { plainWord } from '../domain/cell-text.ts';
import { DETAIL_UNITS, detailFieldsOf, type DetailField } from '../domain/factor-details.ts';
import { FactorKind } from '../domain/factor.ts';
import { industryLabel } from '../domain/industry-name.ts';
import type { IndustryIndex } from '../domain/industry.ts';
import { placeName, type RegionIndex } from '../domain/region.ts';
import {
  DETAIL_COLUMNS,
  indexLabels,
  isAmountColumn,
  isDetailColumn,
  SHEET_COLUMNS,
  type DetailColumn,
  type SheetColumn,
} from '../domain/sheet-column.ts';
import { formUnitName } from '../domain/unit-name.ts';
import { factorDetail as enDetail } from './en/factor-detail.ts';
import { listing as enListing } from './en/listing.ts';
import { SHEET_MESSAGES } from './sheet-messages.ts';
import { factorDetail as zhDetail } from './zh/factor-detail.ts';
import { listing as zhListing } from './zh/listing.ts';

const LISTING = { zh: zhListing, en: enListing };
type Language = 'zh' | 'en';

const named = (names: Readonly<Record<string, string>>, key: string): string => (Object.hasOwn(names, key) ? (names[key] ?? key) : key);

type DetailWords = { label: string; help: string; choices?: Record<string, string> };
const DETAILS: Record<Language, Readonly<Record<string, Readonly<Record<string, DetailWords>>>>> = { zh: zhDetail, en: enDetail };

function detailOf(
  column: DetailColumn,
  language: Language,
): { factor: string; words: DetailWords | undefined; field: DetailField | undefined } {
  const [factor = '', key = ''] = column.split('.');
  const kind = FactorKind.parse(factor);
  return { factor, words: DETAILS[language][factor]?.[key], field: detailFieldsOf(kind).find((field) => field.key === key) };
}

/** What a column is called in a file: 数量, 土地·起始价（万元/亩）. */
export function columnLabel(column: SheetColumn, language: Language): string {
  if (isAmountColumn(column)) {
    const [direction, factor = ''] = column.split(':');
    return `${SHEET_MESSAGES[language].sheet.direction[direction as 'offer' | 'seek']}·${named(LISTING[language].factor, factor)}`;
  }
  if (!isDetailColumn(column)) return named(SHEET_MESSAGES[language].sheet.column, column);
  const { factor, words, field } = detailOf(column, language);
  const unit = field?.kind === 'number' ? (DETAIL_UNITS[field.unit] as readonly string[])[0] : undefined;
  const [open, close] = language === 'zh' ? ['（', '）'] : [' (', ')'];
  return `${named(LISTING[language].factor, factor)}·${words?.label ?? column}${unit === undefined ? '' : `${open}${unit}${close}`}`;
}

/** The headers of templates and exports in both languages: they are always understood. */
export const ownHeaders = (): ReadonlyMap<string, SheetColumn> =>
  indexLabels(Object.fromEntries(SHEET_COLUMNS.map((column) => [column, [columnLabel(column, 'zh'), columnLabel(column, 'en'), column]])));

/** Words of native fields' choices in both languages, by column: 国有 → state_owned, as `plainWord` has them. */
export const detailChoices = (): ReadonlyMap<DetailColumn, ReadonlyMap<string, string>> =>
  new Map(
    DETAIL_COLUMNS.flatMap((column): [DetailColumn, ReadonlyMap<string, string>][] => {
      const entries = (['zh', 'en'] as const).flatMap((language) => Object.entries(detailOf(column, language).words?.choices ?? {}));
      return entries.length === 0 ? [] : [[column, new Map(entries.map(([code, word]) => [plainWord(word), code]))]];
    }),
  );

/** The words of a native field's choices in one language; empty for a field without. */
export const detailChoiceWords = (column: DetailColumn, language: Language): string[] =>
  Object.values(detailOf(column, language).words?.choices ?? {});

/** Words that a file uses for codes; each is read back as the same code. English files name units by code. */
export function sheetWords(language: Language, regions: RegionIndex, industries: IndustryIndex) {
  const listing = LISTING[language];
  const { sheet } = SHEET_MESSAGES[language];
  return {
    column: (column: SheetColumn) => columnLabel(column, language),
    direction: (direction: 'offer' | 'seek') => sheet.direction[direction],
    factor: (factor: string) => named(listing.factor, factor),
    kind: (kind: string) => named(listing.kind, kind),
    unit: (unit: string) => (language === 'zh' ? (formUnitName(unit) ?? unit) : unit),
    region: (code: string) => (code === '' ? '' : `${code} ${placeName(code, language, regions)}`),
    industry: (code: string) => industryLabel(code, language, industries),
    yes: sheet.yes,
    detail: (column: DetailColumn, text: string) => {
      const { words, field } = detailOf(column, language);
      if (field?.kind === 'flag') return text === 'yes' ? sheet.yes : text === 'no' ? sheet.no : text;
      return words?.choices ? named(words.choices, text) : text;
    },
  };
}
