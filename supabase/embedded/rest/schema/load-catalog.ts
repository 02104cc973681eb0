import type { Driver } from '../../db/driver.ts';
import { nameKey, type Catalog, type Parameter, type Routine, type Table } from './catalog.ts';
import { readCatalogRows, type RoutineRow, type TableRow, type TypeRow } from './introspection.ts';
import { readKeptRows } from './kept-rows.ts';
import { buildRelationships } from './relationships.ts';
import { ViewKeys } from './view-keys.ts';

/** The types that Postgres' grammar knows by other names than its catalogue. */
const TYPE_ALIASES: Record<string, string> = {
  int: 'integer',
  integer: 'integer',
  smallint: 'smallint',
  bigint: 'bigint',
  real: 'real',
  float: 'double precision',
  'double precision': 'double precision',
  decimal: 'numeric',
  dec: 'numeric',
  boolean: 'boolean',
  char: 'character',
  character: 'character',
  'character varying': 'character varying',
  'bit varying': 'bit varying',
  'timestamp with time zone': 'timestamp with time zone',
  'timestamp without time zone': 'timestamp without time zone',
  'time with time zone': 'time with time zone',
  'time without time zone': 'time without time zone',
};
/** A function may have one unnamed parameter, if a request's body can become it. */
const BODY_TYPES = new Set(['bytea', 'json', 'jsonb', 'text', 'xml']);

/**
 * Reads the catalogue of the exposed schemas from the database.
 * @param keptIn a file for what was read, which serves as long as it is true
 */
export async function loadCatalog(driver: Driver, schemas: readonly string[], keptIn?: string): Promise<Catalog> {
  const rows = await (keptIn === undefined ? readCatalogRows(driver, schemas) : readKeptRows(driver, schemas, keptIn));
  const views = new ViewKeys(rows.views);
  const tables = buildTables(rows.tables);
  for (const key of views.primaryKeys(rows.keys)) tables.get(nameKey(key.view))?.primaryKey.push(...key.columns);
  return {
    tables,
    relationships: buildRelationships(rows.keys, rows.computed, tables, views),
    routines: buildRoutines(rows.routines),
    castTypes: buildCastTypes(rows.types, schemas),
  };
}

function buildTables(rows: readonly TableRow[]): Map<string, Table> {
  return new Map(rows.map((row) => [nameKey(row), { ...row, columns: new Map(row.columns.map((column) => [column.name, column])) }]));
}

function buildRoutines(rows: readonly RoutineRow[]): Map<string, Routine[]> {
  const routines = rows
    .filter(({ parameters }) => isCallable(parameters))
    .map(({ returnSchema, returnName, ...row }) => ({ ...row, returns: { schema: returnSchema, name: returnName } }));
  const byName = Map.groupBy(routines, nameKey);
  for (const overloads of byName.values()) overloads.sort(compareOverloads);
  return byName;
}

function isCallable(parameters: readonly Parameter[]): boolean {
  const unnamed = parameters.filter(({ name }) => name === '').length;
  return unnamed === 0 || (unnamed === 1 && BODY_TYPES.has(parameters[0]?.type ?? ''));
}

/** Fewer parameters first, then by their names and types: the order of candidates in PGRST203. */
function compareOverloads(a: Routine, b: Routine): number {
  const text = ({ parameters }: Routine) => parameters.map(({ name, type }) => `${name}\0${type}`).join('\0');
  return a.parameters.length - b.parameters.length || (text(a) < text(b) ? -1 : 1);
}

/** A user's type may hide neither a system type nor one of an earlier schema. */
function buildCastTypes(rows: readonly TypeRow[], schemas: readonly string[]): Map<string, string> {
  const types = new Map(Object.entries(TYPE_ALIASES));
  const rank = (schema: string) => (schema === 'pg_catalog' ? -1 : schemas.includes(schema) ? schemas.indexOf(schema) : schemas.length);
  for (const { name, type } of rows.toSorted((a, b) => rank(a.schema) - rank(b.schema))) {
    if (!types.has(name)) types.set(name, type);
  }
  return types;
}
