import { industryLabel } from '../domain/industry-name.ts';
import type { IndustryIndex } from '../domain/industry.ts';
import { placeName, type RegionIndex } from '../domain/region.ts';
import { indexLabels, SHEET_COLUMNS, type DetailColumn, type SheetColumn } from '../domain/sheet-column.ts';
import { formUnitName } from '../domain/unit-name.ts';
import { listing as enListing } from './en/listing.ts';
import { SHEET_MESSAGES } from './sheet-messages.ts';
import { listing as zhListing } from './zh/listing.ts';

const LISTING = { zh: zhListing, en: enListing };
type Language = 'zh' | 'en';

const named = (names: Readonly<Record<string, string>>, key: string): string => (Object.hasOwn(names, key) ? (names[key] ?? key) : key);

/** What a column is called in a file. */
export const columnLabel = (column: SheetColumn, language: Language): string => named(SHEET_MESSAGES[language].sheet.column, column);

/** The headers of templates and exports in both languages: they are always understood. */
export const ownHeaders = (): ReadonlyMap<string, SheetColumn> =>
  indexLabels(Object.fromEntries(SHEET_COLUMNS.map((column) => [column, [columnLabel(column, 'zh'), columnLabel(column, 'en'), column]])));

/** Words of native fields' choices in both languages, by column: 国有 → state_owned. */
export const detailChoices = (): ReadonlyMap<DetailColumn, ReadonlyMap<string, string>> => new Map();

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
    detail: (_column: DetailColumn, text: string) => text,
  };
}
