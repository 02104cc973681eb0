import { csvRecords } from '../../domain/csv-text.ts';
import { FILE_LIMITS } from '../../domain/file-refusal.ts';
import type { Merge, SheetRow } from '../../domain/sheet-table.ts';
import { decodeText } from './decode-text.ts';
import { FileRefused } from './file-refused.ts';
import { readMerges, readWorksheet } from './read-worksheet.ts';
import { sniffFile } from './sniff-file.ts';
import { openWorkbook } from './workbook.ts';

/** A table in a file: a sheet of a workbook, or the whole of a CSV. */
export type TableSource = { name: string; visible: boolean; merges: () => Promise<Merge[]>; rows: () => AsyncIterable<SheetRow> };

/** What a file turned out to be. */
export type OpenedFile = { format: 'xlsx' | 'csv'; tables: readonly TableSource[] } | { format: 'jsonl'; text: string };

/** Opens a file of listings by its content, whatever its name says. @throws FileRefused */
export async function openFile(bytes: Buffer): Promise<OpenedFile> {
  if (bytes.length > FILE_LIMITS.fileBytes) throw new FileRefused('file_too_big');
  const sniffed = sniffFile(bytes);
  if ('refused' in sniffed) throw new FileRefused(sniffed.refused);
  if (sniffed.kind === 'zip') {
    const book = await openWorkbook(bytes);
    const tables = book.sheets.map(({ name, path, visible }) => ({
      name,
      visible,
      merges: () => readMerges(book, path),
      rows: () => readWorksheet(book, path),
    }));
    return { format: 'xlsx', tables };
  }
  const text = decodeText(bytes);
  if (text.trim() === '') throw new FileRefused('file_empty');
  if (/^\s*\{/.test(text)) return { format: 'jsonl', text };
  return { format: 'csv', tables: [{ name: '', visible: true, merges: async () => [], rows: () => csvRows(text) }] };
}

async function* csvRows(text: string): AsyncGenerator<SheetRow> {
  let [number, count] = [0, 0];
  for (const record of csvRecords(text)) {
    number += 1;
    const cells = record.map((cell) => cell.slice(0, FILE_LIMITS.cellCharacters));
    while (cells.length > 0 && cells.at(-1)?.trim() === '') cells.pop();
    if (cells.length === 0) continue;
    if (cells.length > FILE_LIMITS.columns) throw new FileRefused('too_many_columns');
    count += 1;
    if (count > FILE_LIMITS.rows) throw new FileRefused('too_many_rows');
    yield { number, cells };
  }
}
