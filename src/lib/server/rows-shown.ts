/** Rows that a long list shows at first, and how many more each time: a phone bears no more at once. */
export const ROWS_AT_ONCE = 20;
const MOST_ROWS = 10_000;

/** How many rows an address asks for (`?rows=40`). */
export function rowsShown(url: URL): number {
  const asked = Math.trunc(Number(url.searchParams.get('rows')));
  return asked > 0 ? Math.min(asked, MOST_ROWS) : ROWS_AT_ONCE;
}
