import { createHash } from 'node:crypto';
import { FileRefused } from '../../adapters/spreadsheet/file-refused.ts';
import { openFile, type TableSource } from '../../adapters/spreadsheet/read-table.ts';
import { loadSheetReference } from '../../adapters/spreadsheet/sheet-reference.ts';
import { FILE_LIMITS } from '../../domain/file-refusal.ts';
import type { SheetColumn, SheetMapping } from '../../domain/sheet-column.ts';
import type { Merge, SheetRow } from '../../domain/sheet-table.ts';
import { findHeader, HEADER_SEARCH_ROWS, headerPrint, sampleValues, type Header } from '../../engine/spreadsheet/header.ts';
import type { ImportedFile } from '../../engine/spreadsheet/imported-listing.ts';
import { proposeMapping } from '../../engine/spreadsheet/propose-mapping.ts';
import { readJsonl } from '../../engine/spreadsheet/read-jsonl.ts';
import { readListings } from '../../engine/spreadsheet/read-listings.ts';
import { JSONL_COLUMNS } from '../../engine/spreadsheet/compare-listing.ts';
import { SHEET_MESSAGES } from '../../i18n/sheet-messages.ts';
import { detailChoices, ownHeaders } from '../../i18n/sheet-words.ts';
import { plainWord } from '../../domain/cell-text.ts';
import type { FileFormat, FromReader, ReadingOrder } from './reading.ts';

/** Rows whose values are shown beside a column's header. */
const SAMPLE_ROWS = 200;
/** The columns that a download of refused rows adds. */
const FAULT_COLUMNS: ReadonlySet<string> = new Set(
  Object.values(SHEET_MESSAGES).flatMap(({ sheet }) => Object.values(sheet.faultColumns).map(plainWord)),
);
const PROGRESS_EVERY = 1000; // rows
const LISTINGS_AT_ONCE = 100;

export type Ask = (message: FromReader) => Promise<SheetMapping | null>;

/**
 * Reads a file and tells what it finds, message by message.
 *
 * @param ask  hands a message over and waits for the answer: what the columns mean, or null to stop or go on
 * @param clock  [ms]
 */
export async function readFile(order: ReadingOrder, ask: Ask, clock: () => number): Promise<void> {
  try {
    await read(order, ask, clock);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    await ask({ type: 'refused', code: error.code });
  }
}

async function read(order: ReadingOrder, ask: Ask, clock: () => number): Promise<void> {
  const began = clock();
  const file = await openFile(Buffer.from(order.bytes));
  const { regions, industries } = loadSheetReference();
  const known = (code: string) => industries.has(code) || industries.has(code.slice(0, 3));
  if (file.format === 'jsonl') {
    const found = readJsonl(file.text, known, FILE_LIMITS.rows);
    if (found.rows > FILE_LIMITS.rows) throw new FileRefused('too_many_rows');
    return tell('jsonl', found, [...JSONL_COLUMNS], ask);
  }

  const labels = ownHeaders();
  const table = await chooseTable(file.tables, order.mapping?.sheet, labels);
  if (!table) throw new FileRefused('no_header');
  const { source, merges, header, head } = table;
  const below = head.filter(({ number }) => number > header.lastRow);
  if (below.length === 0) throw new FileRefused('no_rows');
  const samples = sampleValues(below, header.words.length);
  const layout = {
    sheets: file.tables.filter(({ visible }) => visible).map(({ name }) => name),
    sheet: source.name,
    headerRow: header.lastRow,
    words: [...header.words],
    samples,
    headerHash: createHash('sha256').update(headerPrint(header, FAULT_COLUMNS)).digest('hex'),
  };
  const proposed = proposeMapping(header, samples, source.name, labels, order.kind);
  const isOwn = header.words.every((word) => word === '' || labels.has(plainWord(word).replace(/[、,，。.\-_]/g, '')));
  const mapping = await ask({ type: 'columns', format: file.format, layout, proposed, isOwn });
  if (mapping === null) return;

  const rows: SheetRow[] = [];
  for await (const row of source.rows()) {
    rows.push(row);
    if (rows.length % PROGRESS_EVERY !== 0) continue;
    if (clock() - began > FILE_LIMITS.seconds * 1000) throw new FileRefused('reading_too_long');
    await ask({ type: 'progress', rows: rows.length });
  }
  const reference = { regions, industries, near: order.near, choices: detailChoices() };
  const fitting = { ...mapping, columns: header.words.map((_, at) => mapping.columns[at] ?? null) };
  const found = readListings({ header, mapping: fitting, merges, reference }, rows);
  if (found.rows === 0) throw new FileRefused('no_rows');
  const columns = fitting.columns.flatMap((meaning) => (meaning === null ? [] : [meaning.column]));
  return tell(file.format, found, columns, ask);
}

async function tell(format: FileFormat, found: ImportedFile, columns: SheetColumn[], ask: Ask): Promise<void> {
  for (let at = 0; at < found.listings.length; at += LISTINGS_AT_ONCE)
    await ask({ type: 'listings', listings: found.listings.slice(at, at + LISTINGS_AT_ONCE) });
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  const { user, system } = process.cpuUsage();
  await ask({ type: 'done', format, skipped: found.skipped, rows: found.rows, columns, peakMegabytes, cpuSeconds: (user + system) / 1e6 });
}

type ChosenTable = { source: TableSource; merges: Merge[]; header: Header; head: SheetRow[] };

/** The sheet asked for, else the first one with a header that we know; hidden ones last. */
async function chooseTable(
  tables: readonly TableSource[],
  wanted: string | undefined,
  labels: ReadonlyMap<string, SheetColumn>,
): Promise<ChosenTable | null> {
  const inOrder = [...tables].sort(
    (a, b) => Number(b.name === wanted) - Number(a.name === wanted) || Number(b.visible) - Number(a.visible),
  );
  for (const source of inOrder) {
    const head: SheetRow[] = [];
    for await (const row of source.rows()) {
      head.push(row);
      if (head.length >= HEADER_SEARCH_ROWS + SAMPLE_ROWS) break;
    }
    const merges = await source.merges();
    const header = findHeader(head.slice(0, HEADER_SEARCH_ROWS), merges, labels);
    if (header) return { source, merges, header, head };
  }
  return null;
}
