import { importFault as enFault } from './en/import-fault.ts';
import { sheet as enSheet } from './en/sheet.ts';
import { importFault as zhFault } from './zh/import-fault.ts';
import { sheet as zhSheet } from './zh/sheet.ts';
import type { ImportFault } from '../domain/import-fault.ts';

const zh = { sheet: zhSheet, fault: zhFault };
export type SheetMessages = typeof zh;

/**
 * Words of files that come in and go out, in both languages: a file may be in either, whatever the page is in. Apart from
 * the catalogue, because only the server needs them.
 */
export const SHEET_MESSAGES: Record<'zh' | 'en', SheetMessages> = { zh, en: { sheet: enSheet, fault: enFault } };

/** `第 12 行 F 列（数量）：“三百多”不是数量。请写成数字，例如 300。` */
export function importFaultText(
  { row, column, header, code, got, expected }: ImportFault,
  { fault }: SheetMessages,
  isLine = false,
): string {
  const place = isLine ? fault.line(row, header) : fault.place(row, column, header);
  return fault.sentence(place, fault.what[code]({ got, expected }));
}
