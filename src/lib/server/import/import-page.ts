import { importFaultText, SHEET_MESSAGES } from '../../i18n/sheet-messages.ts';
import { columnLabel } from '../../i18n/sheet-words.ts';
import {
  AMOUNT_COLUMNS,
  DETAIL_COLUMNS,
  FACTOR_COLUMNS,
  LISTING_COLUMNS,
  isAmountColumn,
  type SheetColumn,
} from '../../domain/sheet-column.ts';
import type { ImportFault } from '../../domain/import-fault.ts';
import type { Db } from '../db.ts';
import { refusedRows, type ImportView } from './get-import.ts';

type Language = 'zh' | 'en';
const FAULTS_SHOWN = 200;
/** Refused listings whose faults are sorted for the page; the download has all. */
const REFUSED_READ = 1000;

export const FAULT_ORDERS = ['row', 'column', 'code'] as const;
export type FaultOrder = (typeof FAULT_ORDERS)[number];

/** Everything that a column may mean, by group, in the page's language. */
export function meanings(
  language: Language,
): { group: 'listing' | 'factor' | 'amount' | 'detail'; choices: { value: SheetColumn; label: string }[] }[] {
  const named = (columns: readonly SheetColumn[]) => columns.map((value) => ({ value, label: columnLabel(value, language) }));
  return [
    { group: 'listing', choices: named(LISTING_COLUMNS) },
    { group: 'factor', choices: named(FACTOR_COLUMNS) },
    { group: 'amount', choices: named(AMOUNT_COLUMNS) },
    { group: 'detail', choices: named(DETAIL_COLUMNS) },
  ];
}

/** The columns of a file with what they are taken to mean, for the form. */
export function columnChoices({ layout, mapping }: ImportView, chosen = mapping) {
  return (layout?.words ?? []).map((header, at) => {
    const meaning = chosen?.columns[at] ?? null;
    return {
      header,
      samples: layout?.samples[at] ?? [],
      column: meaning?.column ?? '',
      unit: meaning?.unit ?? '',
      hasUnit: meaning !== null && (meaning.column === 'quantity' || isAmountColumn(meaning.column)),
    };
  });
}

/** The faults of an import as sentences, sorted, as many as a page shows. */
export async function faultLines(db: Db, view: ImportView, order: FaultOrder, language: Language) {
  const rows = await refusedRows(db, view.id, REFUSED_READ);
  const columnNumber = ({ column }: ImportFault) =>
    column === null ? 0 : [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const key = (fault: ImportFault): (string | number)[] =>
    order === 'row'
      ? [fault.row, columnNumber(fault)]
      : order === 'column'
        ? [columnNumber(fault), fault.row]
        : [fault.code, fault.row, columnNumber(fault)];
  const keyed = rows.flatMap(({ faults }) => faults).map((fault) => ({ fault, by: key(fault) }));
  keyed.sort((a, b) => {
    const at = a.by.findIndex((value, place) => value !== b.by[place]);
    return at === -1 ? 0 : (a.by[at] as string | number) < (b.by[at] as string | number) ? -1 : 1;
  });
  const lines = [...new Set(keyed.map(({ fault }) => importFaultText(fault, SHEET_MESSAGES[language], view.format === 'jsonl')))];
  return lines.slice(0, FAULTS_SHOWN);
}

/** What was passed over, in words. */
export const skippedLines = ({ skipped }: ImportView, language: Language) =>
  skipped.map(({ row, why, text }) => ({ row, why: SHEET_MESSAGES[language].fault.skipped[why], text }));

export const refusalText = ({ refusal }: ImportView, language: Language): string | null =>
  refusal === null ? null : SHEET_MESSAGES[language].fault.refusal[refusal];
