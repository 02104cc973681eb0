/** Comma-separated text after RFC 4180, and what offices make of it: semicolons, tabs, quotes in the middle of a cell. */

/** The sign that parts the cells of the first lines: the one that occurs most outside quotes. */
export function separatorOf(text: string): ',' | ';' | '\t' {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const count = (sign: string) => head.split(sign).length - 1;
  const [commas, semicolons, tabs] = [count(','), count(';'), count('\t')];
  if (tabs > commas && tabs > semicolons) return '\t';
  return semicolons > commas ? ';' : ',';
}

/**
 * The records of a CSV text, in order, empty ones too: their count is the number that the person sees.
 *
 * A quote that is never closed takes the rest as one cell; the caller's limits bound it.
 */
export function* csvRecords(text: string, separator: string = separatorOf(text)): Generator<string[]> {
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      const end = closingQuote(text, at);
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    const start = at;
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
    record.push(cell + text.slice(start, at));
    if (text[at] === separator) {
      at += 1;
      if (at < text.length) continue;
      record.push('');
    } else if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
    else at += 1;
    yield record;
    record = [];
  }
}

/** The quote that ends a quoted cell; the text's end where none does. */
function closingQuote(text: string, opening: number): number {
  for (let at = text.indexOf('"', opening + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return text.length;
}

/** One record as a line, with its end. */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
