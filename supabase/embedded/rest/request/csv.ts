import { invalidBody } from '../errors.ts';

/** Splits RFC 4180 text into rows; undefined if a quotation is not closed. */
function csvRows(text: string): string[][] | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (cell.lastIndex < text.length || row.length > 0) {
    const found = cell.exec(text);
    if (found === null) return undefined;
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === ',') continue;
    rows.push(row);
    row = [];
    if (found[3] === '') break;
  }
  return rows;
}

/**
 * A CSV body as the rows of a JSON array: the first line names the columns, `NULL` is null.
 * @throws RestError PGRST102 if a line has more or fewer fields than the first
 */
export function csvToObjects(text: string): Record<string, string | null>[] {
  const [header, ...rows] = csvRows(text) ?? [];
  if (header === undefined || rows.some((row) => row.length !== header.length)) {
    throw invalidBody('All lines must have same number of fields');
  }
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] === 'NULL' ? null : (row[i] ?? null)])));
}
