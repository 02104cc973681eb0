import { openFile } from '../../src/lib/adapters/spreadsheet/read-table.ts';
import { writeXlsx } from '../../src/lib/adapters/spreadsheet/write-xlsx.ts';
import type { SheetValue } from '../../src/lib/domain/sheet-book.ts';

/** A workbook as somebody would have filled it in. */
export const writeBook = (sheets: readonly { name: string; rows: readonly (readonly SheetValue[])[] }[]): Promise<Buffer> =>
  writeXlsx(sheets.map(({ name, rows }) => ({ name, widths: [16], headerRows: 1, rows })));

/** The names of a workbook's sheets. */
export async function readTemplate(bytes: Buffer): Promise<string[]> {
  const file = await openFile(bytes);
  if (file.format !== 'xlsx') throw new Error(`not a workbook: ${file.format}`);
  return file.tables.map(({ name }) => name);
}
