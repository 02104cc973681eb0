import { cleanText, plainWord } from '../../domain/cell-text.ts';
import type { RosterKindCode } from '../../domain/enums.ts';
import { readRosterForm, type RosterFault, type RosterReading } from '../../domain/read-roster-form.ts';
import type { RosterContent, RosterTyped } from '../../domain/roster-entry.ts';
import { NAME_FIELD, ROSTER_FIELDS, ROSTER_KINDS } from '../../domain/roster-field.ts';
import { fieldOfHeader, headerWord, type RosterHeaders } from '../../domain/roster-header.ts';
import { columnLetters } from '../../domain/sheet-place.ts';
import { isErrorCell, type SheetRow } from '../../domain/sheet-table.ts';
import { whySkipped } from './table-rows.ts';

/** A sheet as it was read. */
export type RosterSheet = { name: string; rows: readonly SheetRow[] };
/** A fault in the person's own coordinates: the column as the spreadsheet names it, and its header. */
export type RosterRowFault = RosterFault & { column: string | null; header: string };
export type RosterRow = {
  kind: RosterKindCode;
  sheet: string;
  row: number;
  typed: RosterTyped;
  /** Fields that the sheet has a column for. */
  columns: readonly string[];
  /** Null where it could not be read. */
  content: RosterContent | null;
  faults: RosterRowFault[];
};
/** Rows and sheets that were passed over, and why. */
export type RosterSkipped = {
  sheet: string;
  row: number;
  why: 'total' | 'note' | 'header_again' | 'example' | 'no_register';
  text: string;
};
/** A column whose header names no field of its register: nothing of it is read. */
export type UnknownColumn = { kind: RosterKindCode; sheet: string; column: string; header: string; word: string };
/** What an office said that a header word means: a field; null: nothing, on purpose; undefined: it said nothing. */
export type RememberedColumns = (kind: RosterKindCode, word: string) => string | null | undefined;
export type ReadRosters = { rows: RosterRow[]; skipped: RosterSkipped[]; unknown: UnknownColumn[] };

const HEADER_SEARCH_ROWS = 20;
const FEWEST_KNOWN = 3;

type Found = { kind: RosterKindCode; lastRow: number; fields: (string | undefined)[]; words: string[] };

/**
 * The entries of a workbook's sheets. A sheet is of the register that it is called by, else of the one whose fields its header
 * names most; one that is of none is passed over and named.
 *
 * @param sheetNames  what each register's sheet may be called
 * @param remembered  what the office said before that its own words mean
 */
export function readRosters(
  sheets: readonly RosterSheet[],
  headers: RosterHeaders,
  sheetNames: (kind: RosterKindCode) => readonly string[],
  reading: RosterReading,
  remembered: RememberedColumns = () => undefined,
): ReadRosters {
  const rows: RosterRow[] = [];
  const skipped: RosterSkipped[] = [];
  const unknown: UnknownColumn[] = [];
  for (const sheet of sheets) {
    const found = findRegister(sheet, headers, sheetNames, remembered);
    if (!found) {
      if (sheet.rows.length > 0) skipped.push({ sheet: sheet.name, row: sheet.rows[0]?.number ?? 1, why: 'no_register', text: '' });
      continue;
    }
    unknown.push(...unknownColumns(sheet, found, remembered));
    const header = { lastRow: found.lastRow, words: found.words, above: '' };
    for (const row of sheet.rows) {
      if (row.number <= found.lastRow) continue;
      const typed = typedRow(found, row.cells);
      const why = whySkipped(row, header);
      if (why !== null) {
        skipped.push({ sheet: sheet.name, row: row.number, why, text: row.cells.map(cleanText).filter(Boolean).join(' ').slice(0, 60) });
        continue;
      }
      if (Object.values(typed).every((text) => text === '')) continue;
      rows.push(readRow(found, sheet.name, row, typed, reading));
    }
  }
  refsOnce(rows);
  return { rows, skipped, unknown };
}

/** Columns that hold something and mean nothing to us, and of which nobody said that they are not to be read. */
function unknownColumns(sheet: RosterSheet, { kind, fields, words, lastRow }: Found, remembered: RememberedColumns): UnknownColumn[] {
  return words.flatMap((header, at) => {
    const word = headerWord(header).slice(0, 80);
    if (word === '' || fields[at] !== undefined || remembered(kind, word) === null) return [];
    const isFilled = sheet.rows.some((row) => row.number > lastRow && cleanText(row.cells[at] ?? '') !== '');
    return isFilled ? [{ kind, sheet: sheet.name, column: columnLetters(at), header: header.slice(0, 80), word }] : [];
  });
}

function findRegister(
  sheet: RosterSheet,
  headers: RosterHeaders,
  sheetNames: (kind: RosterKindCode) => readonly string[],
  remembered: RememberedColumns,
): Found | null {
  const fieldOf = (kind: RosterKindCode, word: string) => {
    const said = remembered(kind, headerWord(word).slice(0, 80));
    return said === undefined ? fieldOfHeader(headers, kind, word) : (said ?? undefined);
  };
  const named = ROSTER_KINDS.find((kind) => sheetNames(kind).some((name) => plainWord(name) === plainWord(sheet.name)));
  let best: (Found & { known: number }) | null = null;
  for (const row of sheet.rows.slice(0, HEADER_SEARCH_ROWS)) {
    const words = row.cells.map(cleanText);
    for (const kind of named ? [named] : ROSTER_KINDS) {
      const fields = words.map((word) => (word === '' ? undefined : fieldOf(kind, word)));
      const known = new Set(fields.filter((field) => field !== undefined)).size;
      const required = ROSTER_FIELDS[kind].filter((field) => field.required && fields.includes(field.key)).length;
      // Of two registers with as many known columns, the one whose required columns are there.
      const weight = known + required / 100;
      if (known >= Math.min(FEWEST_KNOWN, named ? 2 : FEWEST_KNOWN) && weight > (best?.known ?? 0))
        best = { kind, lastRow: row.number, fields, words, known: weight };
    }
  }
  return best;
}

function typedRow({ fields, kind }: Found, cells: readonly string[]): RosterTyped {
  const typed: RosterTyped = Object.fromEntries(ROSTER_FIELDS[kind].map(({ key }) => [key, '']));
  fields.forEach((field, at) => {
    const text = cleanText(cells[at] ?? '');
    if (field !== undefined && text !== '') typed[field] ||= text;
  });
  return typed;
}

function readRow({ kind, fields, words }: Found, sheet: string, row: SheetRow, typed: RosterTyped, reading: RosterReading): RosterRow {
  const placed = (fault: RosterFault): RosterRowFault => {
    const at = fields.indexOf(fault.field);
    return { ...fault, column: at === -1 ? null : columnLetters(at), header: words[at] ?? '' };
  };
  const broken = fields.flatMap((field, at) => {
    const text = cleanText(row.cells[at] ?? '');
    return field !== undefined && isErrorCell(text) ? [placed({ field, code: 'cell_error', got: text, expected: '' })] : [];
  });
  const read = readRosterForm(kind, typed, reading);
  const faults = [
    ...broken,
    ...(read.ok ? [] : read.faults.map(placed).filter(({ field }) => !broken.some((each) => each.field === field))),
  ];
  const columns = fields.filter((field) => field !== undefined);
  return { kind, sheet, row: row.number, typed, columns, content: read.ok && faults.length === 0 ? read.content : null, faults };
}

/** What a row is recognised by: its number, or its name where the register has no numbers. */
export const rosterRef = ({ kind, typed }: Pick<RosterRow, 'kind' | 'typed'>): string =>
  (kind === 'unit' || kind === 'team' ? typed[NAME_FIELD[kind]] : typed['ref']) ?? '';

/** Both rows of one number are named: neither may silently win. */
function refsOnce(rows: readonly RosterRow[]): void {
  const first = new Map<string, RosterRow>();
  for (const row of rows) {
    const ref = rosterRef(row);
    if (ref === '') continue;
    const key = `${row.kind} ${ref}`;
    const other = first.get(key);
    if (!other) {
      first.set(key, row);
      continue;
    }
    row.content = null;
    row.faults.push({
      field: row.kind === 'unit' || row.kind === 'team' ? 'name' : 'ref',
      code: 'ref_twice',
      got: ref,
      expected: String(other.row),
      column: null,
      header: '',
    });
  }
}
