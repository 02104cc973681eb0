import { cleanText, plainWord } from '../../domain/cell-text.ts';
import { meaningOfHeader, type SheetColumn } from '../../domain/sheet-column.ts';
import type { Merge, SheetRow } from '../../domain/sheet-table.ts';

/** A header as found: where it stands and its words, one a column. */
export type Header = {
  /** Its last row as the spreadsheet numbers it: the data begin below. */
  lastRow: number;
  /** Its words by column; two lines are joined (`用地 / 面积（亩）`). */
  words: readonly string[];
  /** Rows above the header: the table's title, who filled it in. */
  above: string;
};

/** Rows among which a header is looked for. */
export const HEADER_SEARCH_ROWS = 40;
/** Fewer understood words are chance: a title row holds one. */
const FEWEST_KNOWN = 2;

/**
 * Finds the header among the first rows: below titles, in one line or in two, with merged cells.
 *
 * @param head  the first rows that hold something
 * @returns null where no row has two words that we know
 */
export function findHeader(head: readonly SheetRow[], merges: readonly Merge[], labels: ReadonlyMap<string, SheetColumn>): Header | null {
  let best: { header: Header; known: number } | null = null;
  head.forEach((row, at) => {
    const single = spread(row, merges);
    const next = head[at + 1];
    const pair = next && next.number === row.number + 1 ? twoLines(row, next, merges) : null;
    const above = head
      .slice(0, at)
      .map(({ cells }) => cells.map(cleanText).filter(Boolean).join(' '))
      .join('\n');
    const readings = [{ words: single, lastRow: row.number }, ...(pair && next ? [{ words: pair, lastRow: next.number }] : [])];
    for (const { words, lastRow } of readings) {
      const known = countKnown(words, labels);
      // A second line counts only for what it adds: the first data row may hold a word that is also a header's.
      if (known >= FEWEST_KNOWN && known > (best?.known ?? 0)) best = { header: { lastRow, words, above }, known };
    }
  });
  return best === null ? null : (best as { header: Header }).header;
}

const countKnown = (words: readonly string[], labels: ReadonlyMap<string, SheetColumn>): number =>
  new Set(
    words.flatMap((word, column) => {
      const meaning = word === '' ? undefined : meaningOfHeader(word, labels);
      return meaning === undefined
        ? []
        : [meaning === null ? `none${column}` : meaning.column === 'description' ? `description${word}` : meaning.column];
    }),
  ).size;

/** A row's words with merged cells filled to the right: 用地 over three columns names all three. */
function spread({ number, cells }: SheetRow, merges: readonly Merge[]): string[] {
  const words = cells.map(cleanText);
  for (const { top, left, bottom, right } of merges) {
    if (number - 1 < top || number - 1 > bottom || right === left) continue;
    const word = words[left] ?? '';
    // One cell over the whole width is a title, not a header.
    for (let column = left + 1; word !== '' && right - left < 12 && column <= right; column++) words[column] ||= word;
  }
  return Array.from(words, (word) => word ?? '');
}

/** Two lines read as one. The lower one must be words too: a row with numbers is data. */
function twoLines(upper: SheetRow, lower: SheetRow, merges: readonly Merge[]): string[] | null {
  if (lower.cells.some((cell) => /^\d+(?:\.\d+)?$/.test(cell.trim()))) return null;
  const [over, under] = [spread(upper, merges), spread(lower, merges)];
  return Array.from({ length: Math.max(over.length, under.length) }, (_, column) => {
    const [first = '', second = ''] = [over[column], under[column]];
    return first === second ? first : [first, second].filter(Boolean).join(' / ');
  });
}

/**
 * One text for a header, the same for every file of one form: what an organisation's choice of columns is remembered by.
 *
 * @param ownColumns  words of columns that we added ourselves, which do not count
 */
export const headerPrint = ({ words }: Pick<Header, 'words'>, ownColumns: ReadonlySet<string> = new Set()): string =>
  words
    .map(plainWord)
    .map((word) => (ownColumns.has(word) ? '' : word))
    .join('|')
    .replace(/\|+$/, '');

/** Three different values of each column, for the person who decides what it means. */
export function sampleValues(rows: readonly SheetRow[], columns: number, most = 3): string[][] {
  const samples = Array.from({ length: columns }, () => new Set<string>());
  for (const { cells } of rows) {
    cells.forEach((cell, column) => {
      const [text, seen] = [cleanText(cell), samples[column]];
      if (text !== '' && seen && seen.size < most) seen.add(text.length > 40 ? `${text.slice(0, 39)}…` : text);
    });
  }
  return samples.map((seen) => [...seen]);
}
