import type { Filter, Logic, ParsedQuery } from '../grammar/ast.ts';
import type { JsonPayload } from '../request/payload.ts';
import type { Preferences } from '../request/preferences.ts';
import type { Column, Table } from '../schema/catalog.ts';
import { noColumn } from '../schema/errors.ts';
import type { ReadNode } from './read.ts';

export type Conflict = { columns: string[]; resolution: 'merge-duplicates' | 'ignore-duplicates' };

export type WritePlan = {
  table: Table;
  /** Columns that the CTE gives on; none: only how many rows there were. */
  returning: string[];
} & (
  | { kind: 'insert'; columns: Column[]; payload: JsonPayload; conflict: Conflict | undefined; applyDefaults: boolean }
  | { kind: 'update'; columns: Column[]; payload: JsonPayload; where: Logic[]; applyDefaults: boolean }
  | { kind: 'delete'; where: Logic[] }
);

/** @throws RestError PGRST204 if the body names a column that the table has not */
export function planInsert(
  table: Table,
  payload: JsonPayload,
  { onConflict }: ParsedQuery,
  preferences: Preferences,
  returning: string[],
): WritePlan {
  const { resolution } = preferences;
  return {
    kind: 'insert',
    table,
    payload,
    returning,
    columns: columnsOf(table, payload),
    conflict: resolution && { resolution, columns: onConflict ?? table.primaryKey },
    applyDefaults: preferences.missing === 'default',
  };
}

/** @throws RestError PGRST204 */
export function planUpdate(
  table: Table,
  payload: JsonPayload,
  query: ParsedQuery,
  { missing }: Preferences,
  returning: string[],
): WritePlan {
  const columns = columnsOf(table, payload);
  return { kind: 'update', table, payload, returning, columns, where: rootConditions(query), applyDefaults: missing === 'default' };
}

export function planDelete(table: Table, query: ParsedQuery, returning: string[]): WritePlan {
  return { kind: 'delete', table, returning, where: rootConditions(query) };
}

function columnsOf(table: Table, { columns }: JsonPayload): Column[] {
  return columns.map((name) => {
    const column = table.columns.get(name);
    if (column === undefined) throw noColumn(table.name, name);
    return column;
  });
}

/** What decides which rows are written: the conditions on no embed. */
function rootConditions(query: ParsedQuery): (Filter | Logic)[] {
  return [...query.filters, ...query.logic].filter(({ path }) => path.length === 0).map(({ value }) => value);
}

/** The columns that a read of what was written (or returned by a function) needs: those selected and those embeds join on. */
export function neededColumns(node: ReadNode, primaryKey: readonly string[]): string[] {
  const selected = node.select.map(({ field }) => field.name);
  const hasComputed = node.embeds.some(({ relationship }) => relationship.kind === 'computed');
  // A computed relationship takes the whole row.
  if (selected.includes('*') || hasComputed) return ['*'];
  const joined = node.embeds.flatMap(({ relationship }) => {
    if (relationship.kind === 'computed') return [];
    const pairs = relationship.kind === 'many-to-many' ? relationship.sourceColumns : relationship.columns;
    return pairs.map(([own]) => own);
  });
  return [...new Set([...selected, ...joined, ...primaryKey])];
}
