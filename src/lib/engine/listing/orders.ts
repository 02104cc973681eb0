import type { Document } from './document.ts';

type OrderName = 'id' | 'name' | 'place' | 'updated';
const ORDERS: readonly OrderName[] = ['id', 'name', 'place', 'updated'];

/** The rows in each order of the list, and, until the next change, each row's place in it. */
export type Orders = { sorted: Partial<Record<OrderName, number[]>>; ranks: Partial<Record<OrderName, Int32Array>> };

type Documents = readonly (Document | null)[];

const idOf = (document: Document): string => document.published.listing.id;

/** Before (−), after (+) by the order's key; the newest first; ties by id. */
function compare(order: OrderName, a: Document, b: Document): number {
  if (order !== 'id') {
    const [x, y] = [a.keys[order], b.keys[order]];
    if (x !== y) return (x < y ? -1 : 1) * (order === 'updated' ? -1 : 1);
  }
  return idOf(a) < idOf(b) ? -1 : 1;
}

/** Sorts all rows anew. */
export function sortRows(orders: Orders, documents: Documents): void {
  const rows = documents.flatMap((document, row) => (document ? [row] : []));
  for (const order of ORDERS)
    orders.sorted[order] = [...rows].sort((a, b) => compare(order, documents[a] as Document, documents[b] as Document));
  orders.ranks = {};
}

/** Puts a new row in its place. */
export function insertRow(orders: Orders, documents: Documents, row: number): void {
  for (const order of ORDERS) {
    const sorted = orders.sorted[order] ?? [];
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(order, documents[sorted[middle] as number] as Document, documents[row] as Document) < 0) low = middle + 1;
      else high = middle;
    }
    sorted.splice(low, 0, row);
    orders.sorted[order] = sorted;
  }
  orders.ranks = {};
}

/** Takes a row out; call before the document is gone. */
export function removeRow(orders: Orders, row: number): void {
  for (const order of ORDERS) {
    const sorted = orders.sorted[order];
    const at = sorted?.indexOf(row) ?? -1;
    if (at >= 0) sorted?.splice(at, 1);
  }
  orders.ranks = {};
}

/** The place of each row in an order. */
export function ranksIn(orders: Orders, order: OrderName, rows: number): Int32Array {
  const known = orders.ranks[order];
  if (known) return known;
  const ranks = new Int32Array(rows);
  (orders.sorted[order] ?? []).forEach((row, rank) => (ranks[row] = rank));
  orders.ranks[order] = ranks;
  return ranks;
}

/** The rows under their new numbers. */
export function renumber(orders: Orders, rowAfter: ReadonlyMap<number, number>): void {
  for (const order of ORDERS) orders.sorted[order] = (orders.sorted[order] ?? []).map((row) => rowAfter.get(row) as number);
  orders.ranks = {};
}
