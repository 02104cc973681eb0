import type { ComputedRelationship, JunctionRelationship, KeyRelationship, Relationship, Table } from './catalog.ts';
import { nameKey } from './catalog.ts';
import type { ComputedRow, KeyRow } from './introspection.ts';
import type { ViewKeys } from './view-keys.ts';

const KIND_ORDER = { 'one-to-many': 0, 'many-to-one': 1, 'one-to-one': 2, 'many-to-many': 3, computed: 4 } as const;

/** All relationships between exposed tables and views, by the table they start from. */
export function buildRelationships(
  keys: readonly KeyRow[],
  computed: readonly ComputedRow[],
  tables: ReadonlyMap<string, Table>,
  views: ViewKeys,
): Map<string, Relationship[]> {
  const toOne = keys.filter((key) => key.type === 'f').flatMap((key) => [tableToTable(key), ...throughViews(key, views)]);
  const detected = [...toOne, ...junctions(toOne, tables), ...toOne.map(inverse)];
  const functions = computed.map(computedRelationship);

  const byEnds = Map.groupBy<string, Relationship>(detected, (one) => endsKey(one, one.foreign));
  // A function named like a table replaces what was detected between the two.
  for (const one of functions) byEnds.set(endsKey(one, one.function), [one]);

  const isExposed = (name: Relationship['table']) => tables.has(nameKey(name));
  const usable = [...byEnds.values()]
    .flat()
    .filter((one) => isExposed(one.table) && isExposed(one.foreign) && (one.kind !== 'many-to-many' || isExposed(one.junction)));
  const byTable = Map.groupBy(usable, (one) => nameKey(one.table));
  for (const list of byTable.values()) list.sort(compareRelationships);
  return byTable;
}

const endsKey = (one: Relationship, end: Relationship['foreign']) => `${nameKey(one.table)}\0${nameKey(end)}`;

/** The order in which ambiguous relationships are listed. */
function compareRelationships(a: Relationship, b: Relationship): number {
  const name = (one: Relationship) =>
    one.kind === 'computed' ? one.function.name : one.kind === 'many-to-many' ? one.junction.name : one.constraint;
  const compare = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return compare(a.foreign.name, b.foreign.name) || KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || compare(name(a), name(b));
}

function tableToTable(key: KeyRow): KeyRelationship {
  return {
    kind: key.isOneToOne ? 'one-to-one' : 'many-to-one',
    table: { schema: key.schema, name: key.table },
    foreign: { schema: key.foreignSchema ?? '', name: key.foreignTable ?? '' },
    isSelf: key.oid === key.foreignOid,
    constraint: key.constraint,
    columns: key.columns,
    tableIsView: false,
    foreignIsView: false,
  };
}

/** The same foreign key seen from views of its table, towards views of what it refers to, and both at once. */
function throughViews(key: KeyRow, views: ViewKeys): KeyRelationship[] {
  const base = tableToTable(key);
  const from = views.showing(key.oid, key.attnums);
  const to = views.showing(key.foreignOid, key.foreignAttnums ?? []);
  const pair = (own: readonly string[], other: readonly string[]) => own.map((name, i) => [name, other[i] ?? ''] as const);
  const own = key.columns.map(([name]) => name);
  const other = key.columns.map(([, name]) => name);
  return [
    ...from.map((f) => ({ ...base, table: f.view, isSelf: false, columns: pair(f.columns, other), tableIsView: true })),
    ...to.map((t) => ({ ...base, foreign: t.view, isSelf: false, columns: pair(own, t.columns), foreignIsView: true })),
    ...from.flatMap((f) =>
      to.map((t) => ({
        ...base,
        table: f.view,
        foreign: t.view,
        isSelf: nameKey(f.view) === nameKey(t.view),
        columns: pair(f.columns, t.columns),
        tableIsView: true,
        foreignIsView: true,
      })),
    ),
  ];
}

function inverse(one: KeyRelationship): KeyRelationship {
  return {
    ...one,
    kind: one.kind === 'many-to-one' ? 'one-to-many' : one.kind,
    table: one.foreign,
    foreign: one.table,
    columns: one.columns.map(([own, other]) => [other, own]),
    tableIsView: one.foreignIsView,
    foreignIsView: one.tableIsView,
  };
}

/** A table whose primary key contains two foreign keys relates what they refer to. */
function junctions(toOne: readonly KeyRelationship[], tables: ReadonlyMap<string, Table>): JunctionRelationship[] {
  const manyToOne = Map.groupBy(
    toOne.filter((one) => one.kind === 'many-to-one'),
    (one) => nameKey(one.table),
  );
  return [...manyToOne].flatMap(([junction, keys]) => {
    const primaryKey = tables.get(junction)?.primaryKey ?? [];
    const inPrimaryKey = (one: KeyRelationship) => one.columns.every(([own]) => primaryKey.includes(own));
    return keys
      .filter(inPrimaryKey)
      .flatMap((source) =>
        keys
          .filter((target) => inPrimaryKey(target) && target.constraint !== source.constraint)
          .map((target) => junctionRelationship(source, target)),
      );
  });
}

function junctionRelationship(source: KeyRelationship, target: KeyRelationship): JunctionRelationship {
  return {
    kind: 'many-to-many',
    table: source.foreign,
    foreign: target.foreign,
    isSelf: nameKey(source.foreign) === nameKey(target.foreign),
    junction: source.table,
    constraints: [source.constraint, target.constraint],
    sourceColumns: source.columns.map(([own, other]) => [other, own]),
    targetColumns: target.columns.map(([own, other]) => [other, own]),
  };
}

function computedRelationship(row: ComputedRow): ComputedRelationship {
  const table = { schema: row.tableSchema, name: row.table };
  const foreign = { schema: row.foreignSchema, name: row.foreign };
  const isSelf = nameKey(table) === nameKey(foreign);
  return { kind: 'computed', table, foreign, isSelf, function: { schema: row.schema, name: row.name }, isToOne: row.isToOne };
}
