import type { WritePlan } from '../plan/write.ts';
import type { JsonPayload } from '../request/payload.ts';
import type { Column } from '../schema/catalog.ts';
import { filterSql, type Scope } from './filter.ts';
import { catalogText, columnOf, ident, joined, param, qualified, Sql, sql } from './fragment.ts';
import type { Logic } from '../grammar/ast.ts';

const BODY = sql`pgrst_body`;

/** The statement that writes, as the source CTE. */
export function writeSql(plan: WritePlan): Sql {
  switch (plan.kind) {
    case 'insert':
      return insertSql(plan);
    case 'update':
      return updateSql(plan);
    case 'delete':
      return sql`DELETE FROM ${qualified(plan.table)}${whereSql(plan)} ${returningSql(plan)}`;
  }
}

function insertSql(plan: Extract<WritePlan, { kind: 'insert' }>): Sql {
  const names = plan.columns.map(({ name }) => ident(name));
  const into = names.length === 0 ? Sql.empty : sql` (${joined(names, ', ')})`;
  const values = joined(
    plan.columns.map(({ name }) => columnOf(BODY, name)),
    ', ',
  );
  const body = bodyRows(plan.payload, plan.columns, plan.applyDefaults);
  const { guard, clause } = conflictSql(plan);
  return sql`INSERT INTO ${qualified(plan.table)}${into} SELECT ${values} FROM ${body}${guard}${clause} ${returningSql(plan)}`;
}

/**
 * Upsert. 200 or 201 depends on whether a row was inserted; `xmax` would need the right to select. So a setting counts:
 * up for each row that comes, down for each that turns into an update.
 */
function conflictSql({ conflict, columns }: Extract<WritePlan, { kind: 'insert' }>): { guard: Sql; clause: Sql } {
  if (conflict === undefined) return { guard: Sql.empty, clause: Sql.empty };
  const merges = conflict.resolution === 'merge-duplicates';
  const counted = sql`(coalesce(nullif(current_setting('pgrst.inserted', true), '')::int, 0)`;
  const guard = merges ? sql` WHERE set_config('pgrst.inserted', ${counted} + 1)::text, true) <> '0'` : Sql.empty;
  if (conflict.columns.length === 0) return { guard, clause: Sql.empty };
  const target = joined(conflict.columns.map(ident), ', ');
  if (!merges || columns.length === 0) return { guard, clause: sql` ON CONFLICT (${target}) DO NOTHING` };
  const sets = columns.map(({ name }) => sql`${ident(name)} = EXCLUDED.${ident(name)}`);
  const clause = sql` ON CONFLICT (${target}) DO UPDATE SET ${joined(sets, ', ')} WHERE set_config('pgrst.inserted', ${counted} - 1)::text, true) <> '-1'`;
  return { guard, clause };
}

function updateSql(plan: Extract<WritePlan, { kind: 'update' }>): Sql {
  const table = qualified(plan.table);
  if (plan.columns.length === 0) {
    // Nothing to set: no row, but with the columns that a select may name.
    const columns = plan.returning.map((name) => columnOf(ident(plan.table.name), name));
    return sql`SELECT ${columns.length === 0 ? sql`NULL` : joined(columns, ', ')} FROM ${table} WHERE false`;
  }
  const sets = plan.columns.map(({ name }) => sql`${ident(name)} = ${columnOf(BODY, name)}`);
  const body = bodyRows(plan.payload, plan.columns, plan.applyDefaults);
  return sql`UPDATE ${table} SET ${joined(sets, ', ')} FROM ${body}${whereSql(plan)} ${returningSql(plan)}`;
}

function whereSql({ table, where }: Extract<WritePlan, { where: Logic[] }>): Sql {
  const scope = { relation: qualified(table), row: ident(table.name), table };
  return where.length === 0
    ? Sql.empty
    : sql` WHERE ${joined(
        where.map((logic) => conditionSql(scope, logic)),
        ' AND ',
      )}`;
}

function conditionSql(scope: Scope, logic: Logic): Sql {
  if (logic.kind === 'filter') return filterSql(scope, logic);
  const terms = logic.terms.map((term) => conditionSql(scope, term));
  return sql`${logic.negated ? sql`NOT ` : Sql.empty}(${logic.kind === 'and' ? joined(terms, ' AND ') : joined(terms, ' OR ')})`;
}

function returningSql({ table, returning }: WritePlan): Sql {
  if (returning.length === 0) return sql`RETURNING 1`;
  return sql`RETURNING ${joined(
    returning.map((name) => columnOf(qualified(table), name)),
    ', ',
  )}`;
}

/** A column or parameter to be read from a JSON body. */
type BodyField = Pick<Column, 'name' | 'type'> & { default?: string | null };

/** The body's rows as a relation `pgrst_body` with the given columns; Postgres reads the JSON, we never do. */
export function bodyRows(payload: JsonPayload, fields: readonly BodyField[], applyDefaults = false, onlyFirst = false): Sql {
  const { isObject } = payload;
  const source = sql`(SELECT ${param(payload.json)}${applyDefaults ? sql`::jsonb` : sql`::json`} AS json_data) pgrst_payload`;
  const json = applyDefaults ? sql`pgrst_defaults.val` : sql`pgrst_payload.json_data`;
  const names = joined(
    fields.map(({ name }) => ident(name)),
    ', ',
  );
  const rows = joined([source, ...(applyDefaults ? [defaultsSql(fields, isObject)] : [])], ', ');
  if (fields.length === 0) {
    const each = applyDefaults ? sql`jsonb_array_elements(${json})` : sql`json_array_elements(${json})`;
    return sql`${rows}, LATERAL (SELECT FROM ${isObject ? sql`(VALUES (1))` : each} _) ${BODY}`;
  }
  const types = joined(
    fields.map(({ name, type }) => sql`${ident(name)} ${catalogText(type)}`),
    ', ',
  );
  const limit = onlyFirst ? sql` LIMIT 1` : Sql.empty;
  return sql`${rows}, LATERAL (SELECT ${names} FROM ${expand(applyDefaults, isObject)}(${json}) AS _(${types})${limit}) ${BODY}`;
}

function expand(isJsonb: boolean, isObject: boolean): Sql {
  if (isJsonb) return isObject ? sql`jsonb_to_record` : sql`jsonb_to_recordset`;
  return isObject ? sql`json_to_record` : sql`json_to_recordset`;
}

/** `missing=default`: the columns' defaults from the catalogue, under the values that each row has. */
function defaultsSql(fields: readonly BodyField[], isObject: boolean): Sql {
  const pairs = fields.flatMap(({ name, default: value }) => (value ? [sql`${param(name)}::text, ${catalogText(value)}`] : []));
  const defaults = sql`jsonb_build_object(${joined(pairs, ', ')})`;
  if (isObject) return sql`LATERAL (SELECT ${defaults} || pgrst_payload.json_data AS val) pgrst_defaults`;
  return sql`LATERAL (SELECT jsonb_agg(${defaults} || elem) AS val FROM jsonb_array_elements(pgrst_payload.json_data) elem) pgrst_defaults`;
}
