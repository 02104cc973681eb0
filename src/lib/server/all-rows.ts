import { unwrap } from './db.ts';

/** Rows that the backend gives at once (`max_rows` in supabase/config.toml), also of what is embedded in another row. */
const PAGE = 1000;

type Answer<T> = Parameters<typeof unwrap<T>>[1];

/**
 * All rows of a query, page after page.
 *
 * @param page  the query from one row to another, both included, in an order that leaves no two rows equal
 */
export async function allRows<T>(what: string, page: (from: number, to: number) => PromiseLike<Answer<T[]>>): Promise<T[]> {
  const rows: T[] = [];
  for (;;) {
    const read = unwrap(what, await page(rows.length, rows.length + PAGE - 1));
    rows.push(...read);
    if (read.length < PAGE) return rows;
  }
}
