import { guarded } from '../../domain/cell-text.ts';
import type { Sheet, SheetValue } from '../../domain/sheet-book.ts';
import type { TypedSiting } from '../../domain/siting-text.ts';
import { SITING_MESSAGES } from '../../i18n/siting-messages.ts';

/** The example of the form as a workbook that can be filled in and uploaded. */
export function sitingSample(example: TypedSiting, language: 'zh' | 'en'): [Sheet, ...Sheet[]] {
  const { field, file } = SITING_MESSAGES[language];
  const rowsOf = (text: string): SheetValue[][] => text.split('\n').map((line) => line.split('\t').map(valueOf));
  const sheet = (name: string, heads: readonly string[], rows: SheetValue[][]): Sheet => ({
    name,
    widths: heads.map((_, at) => (at === 0 ? 26 : 18)),
    headerRows: 1,
    rows: [[...heads], ...rows],
  });
  const [[, ...places] = [], ...ways] = rowsOf(example.ways);
  return [
    sheet(field.sites, file.columns.sites, rowsOf(example.sites)),
    sheet(field.counties, file.columns.counties, rowsOf(example.counties)),
    sheet(field.ways, [file.columns.ways, ...places.map(String)], ways),
  ];
}

const valueOf = (cell: string): SheetValue => (/^\d+(\.\d+)?$/.test(cell) ? Number(cell) : guarded(cell));
