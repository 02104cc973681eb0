import type { CallPlan } from '../plan/call.ts';
import type { ReadNode } from '../plan/read.ts';
import type { WritePlan } from '../plan/write.ts';
import type { BodyFormat } from '../request/media-type.ts';
import { returnsScalar, returnsSetOfScalar, type Routine } from '../schema/catalog.ts';
import { callSql } from './call.ts';
import { countSql } from './count.ts';
import { joined, Sql, sql } from './fragment.ts';
import { readSql, type CastTypes } from './read.ts';
import { writeSql } from './write.ts';

/*
 * Each request is one statement with one row: how many rows there are in all and on this page, the body as Postgres made
 * it, and what functions left in `response.headers` and `response.status`.
 */

const SETTINGS = sql`nullif(current_setting('response.headers', true), '') AS response_headers, nullif(current_setting('response.status', true), '') AS response_status`;
const ROWS = sql`_postgrest_t`;

export type Output = {
  /** Undefined: no body is wanted (HEAD, return=minimal). */
  body: BodyFormat | undefined;
  countTotal: boolean;
  types: CastTypes;
};

export function readStatement(node: ReadNode, { body, countTotal, types }: Output): Sql {
  const total = countTotal ? sql`(SELECT pg_catalog.count(*) FROM (${countSql(node)}) _)` : sql`NULL::bigint`;
  return sql`SELECT ${total} AS total_rows, pg_catalog.count(${ROWS}) AS page_total, ${bodySql(body)} AS body, ${SETTINGS} FROM (${readSql(node, types)}) ${ROWS}`;
}

/** @param locate whether the answer says where the one inserted row is to be found */
export function writeStatement(plan: WritePlan, node: ReadNode, { body, types }: Output, locate: boolean): Sql {
  const merges = plan.kind === 'insert' && plan.conflict?.resolution === 'merge-duplicates';
  const inserted = merges ? sql`nullif(current_setting('pgrst.inserted', true), '')::int` : sql`NULL::int`;
  // Values as text, since JavaScript would round large numbers.
  const location =
    locate && plan.table.primaryKey.length > 0
      ? sql`(SELECT json_object_agg(key, value)::text FROM (SELECT row_to_json(_) AS row FROM pgrst_source _ LIMIT 1) first, json_each_text(row))`
      : sql`NULL::text`;
  const rows = body === undefined ? sql`SELECT * FROM pgrst_source` : readSql(node, types);
  return sql`WITH pgrst_source AS (${writeSql(plan)}) SELECT pg_catalog.count(${ROWS}) AS page_total, ${bodySql(body)} AS body, ${SETTINGS}, ${inserted} AS inserted, ${location} AS location FROM (${rows}) ${ROWS}`;
}

export function callStatement(plan: CallPlan, node: ReadNode, { body, countTotal, types }: Output): Sql {
  const total = countTotal ? sql`(SELECT pg_catalog.count(*) FROM (${countSql(node)}) _)` : sql`NULL::bigint`;
  // One value is one row, also when it was filtered away; as an aggregate, so that the statement has its one row then too.
  const page = plan.routine.returnsSet ? sql`pg_catalog.count(${ROWS})` : sql`1 + 0 * pg_catalog.count(*)`;
  return sql`WITH pgrst_source AS (${callSql(plan)}) SELECT ${total} AS total_rows, ${page} AS page_total, ${bodySql(body, plan.routine)} AS body, ${SETTINGS} FROM (${readSql(node, types)}) ${ROWS}`;
}

/** What the planner expects a count to be: row one of its output is the plan as JSON. */
export const plannedCountStatement = (node: ReadNode): Sql => sql`EXPLAIN (FORMAT JSON) ${countSql(node)}`;

const EXPLAIN_OPTIONS: Record<string, Sql> = {
  analyze: sql`ANALYZE`,
  verbose: sql`VERBOSE`,
  settings: sql`SETTINGS`,
  buffers: sql`BUFFERS`,
  wal: sql`WAL`,
};

export function explainStatement(statement: Sql, output: 'text' | 'json', options: readonly string[]): Sql {
  const chosen = options.flatMap((option) => EXPLAIN_OPTIONS[option] ?? []);
  return sql`EXPLAIN (${joined([output === 'json' ? sql`FORMAT JSON` : sql`FORMAT TEXT`, ...chosen], ', ')}) ${statement}`;
}

function bodySql(body: BodyFormat | undefined, routine?: Routine): Sql {
  if (body === undefined) return sql`NULL::text`;
  if (body.kind === 'csv') return csvSql();
  const scalar = routine !== undefined && (returnsScalar(routine) || returnsSetOfScalar(routine));
  const rows = scalar ? sql`json_agg(_postgrest_t.pgrst_scalar)` : sql`json_agg(${ROWS})`;
  const isSingle = body.kind === 'object' || (routine !== undefined && !routine.returnsSet);
  const value = isSingle ? sql`${rows}->0` : rows;
  const stripped = body.stripNulls ? sql`json_strip_nulls(${value})` : value;
  return sql`coalesce((${stripped})::text, ${isSingle ? sql`'null'` : sql`'[]'`})`;
}

/** The keys of the first row, then each row as Postgres prints a composite, without its parentheses. */
function csvSql(): Sql {
  const header = sql`coalesce((SELECT string_agg(key, ',') FROM json_object_keys(json_agg(${ROWS})->0) key), '')`;
  const lines = sql`coalesce(string_agg(substring(_postgrest_t::text, 2, length(_postgrest_t::text) - 2), E'\\n'), '')`;
  return sql`${header} || E'\\n' || ${lines}`;
}
