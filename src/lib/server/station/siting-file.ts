import { plainWord } from '../../domain/cell-text.ts';
import type { FileRefusalCode } from '../../domain/file-refusal.ts';
import type { TypedSiting } from '../../domain/siting-text.ts';
import type { RosterSheet } from '../../engine/spreadsheet/read-rosters.ts';
import { SITING_MESSAGES } from '../../i18n/siting-messages.ts';
import { readBook } from '../roster/read-book.ts';

const TABLES = ['sites', 'counties', 'ways'] as const;
type Tables = Partial<Pick<TypedSiting, (typeof TABLES)[number]>>;

/**
 * The tables of a workbook as if they had been pasted, so that every fault has its row's number. Sheets are known by their names, else taken in the order of the form;
 * a single one is the ways.
 *
 * @returns tables that the file has, or why it was refused
 */
export async function tablesOfFile(bytes: Uint8Array): Promise<{ ok: true; tables: Tables } | { ok: false; refusal: FileRefusalCode }> {
  const book = await readBook(bytes);
  if (!book.ok) return book;
  const filled = book.sheets.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return { ok: false, refusal: 'no_rows' };
  return { ok: true, tables: tablesOf(filled) };
}

export function tablesOf(sheets: readonly RosterSheet[]): Tables {
  const known = sheets.flatMap((sheet) => {
    const table = TABLES.find((each) =>
      Object.values(SITING_MESSAGES).some(({ field }) => plainWord(field[each]) === plainWord(sheet.name)),
    );
    return table ? [[table, textOf(sheet)] as const] : [];
  });
  if (known.length > 0) return Object.fromEntries(known);
  const [first, ...others] = sheets;
  if (first && others.length === 0) return { ways: textOf(first) };
  return Object.fromEntries(TABLES.flatMap((table, at) => (sheets[at] ? [[table, textOf(sheets[at])]] : [])));
}

/** Rows as pasted lines, empty ones too: a line's number is the row's. */
function textOf({ rows }: RosterSheet): string {
  const lines: string[] = [];
  for (const { number, cells } of rows) {
    while (lines.length < number - 1) lines.push('');
    lines.push(cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()).join('\t'));
  }
  return lines.join('\n');
}
