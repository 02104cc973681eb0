/** Rows on one page of a long table of assignments. */
export const ROWS_SHOWN = 100;

export type PageOf<Row> = { shown: Row[]; total: number; page: number; pages: number };

/** The page asked for, from 1; the last one when there are fewer. */
export function pageOf<Row>(rows: readonly Row[], page: number): PageOf<Row> {
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_SHOWN));
  const at = Math.min(page, pages);
  return { shown: rows.slice((at - 1) * ROWS_SHOWN, at * ROWS_SHOWN), total: rows.length, page: at, pages };
}

/** A page number of an address, from 1; what makes no sense is the first. */
export const pageNumber = (query: URLSearchParams, name: string): number =>
  Math.max(1, Math.min(1000, Math.trunc(Number(query.get(name)) || 1)));

/** Whether a text holds all words that were asked for. */
export function holdsWords(words: string): (text: string) => boolean {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => {
    const lower = text.toLowerCase();
    return asked.every((word) => lower.includes(word));
  };
}
