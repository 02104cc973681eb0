import type { At, EmbedPath, ParsedQuery, RowRange } from './ast.ts';
import { connective, logicPath, test, wholeValue } from './filter.ts';
import { columnName, treePath } from './names.ts';
import { orderTerms } from './order.ts';
import { commaSeparated, Reader } from './reader.ts';
import { selectList } from './select.ts';

/** Last word of a parameter's name that makes it something other than a filter, at any level of embedding. */
const MODIFIERS = new Set(['order', 'limit', 'offset', 'and', 'or']);
const ROOT_ONLY = new Set(['select', 'columns', 'on_conflict']);

/**
 * Reads a query string: every parameter is select, order, a range, a logic tree, or a filter on the column it names.
 *
 * @param query   raw query string without `?`, percent-encoded
 * @param asArgs  a function is called by GET: a parameter without an operator is an argument
 * @throws RestError PGRST100 where the grammar is not followed
 */
export function parseQuery(query: string, asArgs = false): ParsedQuery {
  const parameters = decodeParameters(query);
  const first = (name: string) => parameters.find(([key]) => key === name)?.[1];
  const columns = first('columns');
  const onConflict = first('on_conflict');
  const parsed: ParsedQuery = {
    select: Reader.parse('select parameter', first('select') ?? '*', selectList),
    filters: [],
    logic: [],
    orders: [],
    ranges: [],
    columns: columns === undefined ? undefined : [...new Set(columnList('columns parameter', columns))],
    onConflict: onConflict === undefined ? undefined : columnList('on_conflict parameter', onConflict),
    args: [],
    canonical: canonicalQuery(parameters),
  };
  for (const [name, value] of parameters) if (!ROOT_ONLY.has(name)) addParameter(parsed, name, value, asArgs);
  return parsed;
}

const columnList = (what: string, text: string) => Reader.parse(what, text, (reader) => commaSeparated(reader, columnName));

function addParameter(parsed: ParsedQuery, name: string, value: string, asArgs: boolean): void {
  const modifier = name.slice(name.lastIndexOf('.') + 1);
  if (!MODIFIERS.has(modifier)) return addFilter(parsed, name, value, asArgs);
  if (modifier === 'and' || modifier === 'or') {
    const { path, start } = Reader.parse('logic path', name, logicPath);
    parsed.logic.push({ path, value: Reader.parse('logic tree', start + value, (reader) => connective(reader)) });
    return;
  }
  const { path } = Reader.parse('tree path', name, treePath);
  if (modifier === 'order') parsed.orders.push({ path, value: Reader.parse('order', value, orderTerms) });
  else addRange(parsed.ranges, path, modifier, value);
}

function addFilter(parsed: ParsedQuery, name: string, value: string, asArgs: boolean): void {
  const target = Reader.parse('tree path', name, treePath);
  const reader = new Reader(value);
  const found = test(reader, wholeValue);
  if (found !== undefined && reader.done)
    parsed.filters.push({ path: target.path, value: { kind: 'filter', field: target.field, ...found } });
  else if (asArgs) parsed.args.push([target.field.name, value]);
  else {
    if (found !== undefined) reader.miss('end of input');
    throw reader.error('filter');
  }
}

/** A limit or offset that is no number is ignored, as upstream does. */
function addRange(ranges: At<RowRange>[], path: EmbedPath, modifier: string, value: string): void {
  if (!/^-?\d{1,18}$/.test(value)) return;
  const key = path.join('.');
  let range = ranges.find((other) => other.path.join('.') === key);
  if (range === undefined) ranges.push((range = { path, value: { offset: 0, limit: undefined } }));
  if (modifier === 'limit') range.value.limit = Number(value);
  else range.value.offset = Math.max(0, Number(value));
}

/** Names and values of a query string or form body, with `+` for a space. Broken escapes stay as they are. */
export function decodeParameters(query: string): [string, string][] {
  if (query === '') return [];
  return query.split('&').flatMap((pair): [string, string][] => {
    if (pair === '') return [];
    const equals = pair.indexOf('=');
    return equals < 0 ? [] : [[decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))]];
  });
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    // Bytes that are no UTF-8, or a lone `%`: take the bytes as they come.
    const bytes = spaced.replaceAll(/[^%]+|%(?![0-9a-f]{2})/gi, (part) => encodeURIComponent(part));
    return Buffer.from(
      bytes.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString('utf8');
  }
}

function canonicalQuery(parameters: readonly [string, string][]): string {
  return parameters
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}
