import { rangeNotSatisfiable } from '../errors.ts';
import type { RowRange } from '../grammar/ast.ts';

export const ALL_ROWS: RowRange = { offset: 0, limit: undefined };

/**
 * The rows asked for by `limit`/`offset` and, for GET alone, the `Range` header: what both allow.
 * @throws RestError PGRST103 if that is an impossible range
 */
export function requestedRange(fromQuery: RowRange | undefined, header: string | undefined): RowRange {
  const query = fromQuery ?? ALL_ROWS;
  if (query.limit !== undefined && query.limit < 0) throw rangeNotSatisfiable('Limit should be greater than or equal to zero.');
  const found = header === undefined ? null : /^(\d{1,15})-(\d{0,15})$/.exec(header);
  if (found === null || query.limit === 0) return query;
  const from = Number(found[1]);
  const to = found[2] === '' ? Infinity : Number(found[2]);
  if (to < from) {
    throw rangeNotSatisfiable('The lower boundary must be lower than or equal to the upper boundary in the Range header.');
  }
  const offset = Math.max(from, query.offset);
  const end = Math.min(to + 1, query.limit === undefined ? Infinity : query.offset + query.limit);
  if (end < offset) throw rangeNotSatisfiable('Limit should be greater than or equal to zero.');
  return { offset, limit: end === Infinity ? undefined : end - offset };
}

/** At most `maxRows` of the range. */
export function capped(range: RowRange, maxRows: number | undefined): RowRange {
  if (maxRows === undefined) return range;
  return { offset: range.offset, limit: Math.min(range.limit ?? maxRows, maxRows) };
}

/** `Content-Range`: first and last row, and the total if it was counted. */
export function contentRange(first: number, last: number, total: number | undefined): string {
  const rows = total !== 0 && first <= last ? `${first}-${last}` : '*';
  return `${rows}/${total ?? '*'}`;
}

/** 416 beyond the end, 206 for a part, else 200. */
export function rangeStatus(offset: number, pageRows: number, total: number | undefined): 200 | 206 | 416 {
  if (total === undefined) return 200;
  if (offset > total) return 416;
  return pageRows < total ? 206 : 200;
}
