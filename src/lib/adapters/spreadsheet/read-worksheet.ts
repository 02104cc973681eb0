import { shownNumber } from '../../domain/excel-number.ts';
import { FILE_LIMITS } from '../../domain/file-refusal.ts';
import { cellPlace } from '../../domain/sheet-place.ts';
import { UNCALCULATED, type Merge, type SheetRow } from '../../domain/sheet-table.ts';
import { FileRefused } from './file-refused.ts';
import { xmlParser } from './parse-xml.ts';
import type { Workbook } from './workbook.ts';

const MOST_MERGES = 100_000;

/** Cells shown as one. They stand behind the rows in the file, so that they take a pass of their own. */
export async function readMerges({ parts }: Workbook, path: string): Promise<Merge[]> {
  const merges: Merge[] = [];
  let tail = '';
  for await (const chunk of parts.stream(path)) {
    // The part is ASCII where it names cells; words are of no interest here.
    const text = tail + chunk.toString('latin1');
    for (const [, from = '', to = ''] of text.matchAll(/<(?:\w+:)?mergeCell\s+ref="([A-Z]+\d+):([A-Z]+\d+)"/g)) {
      const [start, end] = [cellPlace(from), cellPlace(to)];
      if (start && end) merges.push({ top: start.row, left: start.column, bottom: end.row, right: end.column });
      if (merges.length > MOST_MERGES) throw new FileRefused('file_unpacks_too_big');
    }
    tail = text.slice(Math.max(text.lastIndexOf('<'), text.length - 100));
  }
  return merges;
}

type Cell = { column: number; type: string; style: number; value: string; inline: string; hasFormula: boolean; hasValue: boolean };

/** The rows of a sheet that hold something, as their texts. @throws FileRefused */
export async function* readWorksheet(book: Workbook, path: string): AsyncGenerator<SheetRow> {
  let done: SheetRow[] = [];
  let [rowNumber, nextColumn, count] = [0, 0, 0];
  let cells: string[] = [];
  let cell: Cell | null = null;
  let [inside, inAid] = ['', false];

  const parser = xmlParser({
    open: (name, attributes) => {
      if (name === 'row') {
        const given = Number(attributes['r']);
        rowNumber = Number.isInteger(given) && given > rowNumber && given <= 1_048_576 ? given : rowNumber + 1;
        [cells, nextColumn] = [[], 0];
      } else if (name === 'c') {
        const column = cellPlace(attributes['r'] ?? '')?.column ?? nextColumn;
        nextColumn = column + 1;
        cell = {
          column,
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          value: '',
          inline: '',
          hasFormula: false,
          hasValue: false,
        };
      } else if (name === 'f' && cell) cell.hasFormula = true;
      else if (name === 'rPh') inAid = true;
      if (name === 'v' && cell) cell.hasValue = true;
      inside = name;
    },
    text: (text) => {
      if (!cell) return;
      if (inside === 'v') cell.value += text;
      else if (inside === 't' && !inAid) cell.inline += text;
    },
    close: (name) => {
      inside = '';
      if (name === 'rPh') inAid = false;
      if (name === 'c' && cell) {
        const text = textOf(cell, book);
        if (text !== '') {
          if (cell.column >= FILE_LIMITS.columns) throw new FileRefused('too_many_columns');
          while (cells.length < cell.column) cells.push('');
          cells[cell.column] = text.slice(0, FILE_LIMITS.cellCharacters);
        }
        cell = null;
      }
      if (name === 'row' && cells.some((text) => text.trim() !== '')) {
        count += 1;
        if (count > FILE_LIMITS.rows) throw new FileRefused('too_many_rows');
        done.push({ number: rowNumber, cells });
      }
    },
  });

  const decoder = new TextDecoder();
  for await (const chunk of book.parts.stream(path)) {
    parser.write(decoder.decode(chunk, { stream: true }));
    const ready = done;
    done = [];
    yield* ready;
  }
  parser.end();
  yield* done;
}

/** A cell's text as the sheet shows it, near enough to be read: dates as 2026-03-01, numbers without grouping. */
function textOf({ type, style, value, inline, hasFormula, hasValue }: Cell, { strings, looks, from1904 }: Workbook): string {
  if (type === 'inlineStr') return inline;
  if (hasFormula && (!hasValue || (value === '' && type !== 'str'))) return UNCALCULATED;
  if (!hasValue) return '';
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return value.slice(0, 10);
  if (type === 'str' || type === 'e') return value;
  const number = Number(value);
  return value.trim() === '' || !Number.isFinite(number) ? value : shownNumber(number, looks[style] ?? { kind: 'plain' }, from1904);
}
