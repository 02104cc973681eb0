import type { CompareOperator, Filter, JsonPath, Field, TextSearchOperator } from '../grammar/ast.ts';
import type { Table } from '../schema/catalog.ts';
import { columnOf, param, Sql, sql } from './fragment.ts';

const OPERATORS: Record<CompareOperator, Sql> = {
  eq: sql`=`,
  neq: sql`<>`,
  gte: sql`>=`,
  gt: sql`>`,
  lte: sql`<=`,
  lt: sql`<`,
  like: sql`like`,
  ilike: sql`ilike`,
  match: sql`~`,
  imatch: sql`~*`,
  cs: sql`@>`,
  cd: sql`<@`,
  ov: sql`&&`,
  sl: sql`<<`,
  sr: sql`>>`,
  nxr: sql`&<`,
  nxl: sql`&>`,
  adj: sql`-|-`,
};
const TEXT_QUERIES: Record<TextSearchOperator, Sql> = {
  fts: sql`to_tsquery`,
  plfts: sql`plainto_tsquery`,
  phfts: sql`phraseto_tsquery`,
  wfts: sql`websearch_to_tsquery`,
};
const IS_OPERANDS = {
  null: sql`NULL`,
  not_null: sql`NOT NULL`,
  true: sql`TRUE`,
  false: sql`FALSE`,
  unknown: sql`UNKNOWN`,
} as const;

/** What columns belong to, and what is known of their types. */
export type Scope = {
  relation: Sql;
  /** The whole row as a value: the bare name, since with its schema it would read as a column. */
  row: Sql;
  table: Table | undefined;
};

/** A column, or a place inside it; what is not JSON becomes so first. */
export function fieldSql({ relation, table }: Scope, { name, path }: Field): Sql {
  const column = columnOf(relation, name);
  if (path.length === 0) return column;
  const type = table?.columns.get(name)?.type;
  const json = type === 'json' || type === 'jsonb' ? column : sql`to_jsonb(${column})`;
  return sql`${json}${jsonPathSql(path)}`;
}

export function jsonPathSql(path: JsonPath): Sql {
  return path.reduce((before, { arrow, key, isIndex }) => {
    const operand = isIndex ? sql`${param(key)}::int` : param(key);
    return arrow === '->' ? sql`${before}->${operand}` : sql`${before}->>${operand}`;
  }, Sql.empty);
}

export function filterSql(scope: Scope, { field, negated, test }: Filter): Sql {
  const column = fieldSql(scope, field);
  const not = negated ? sql`NOT ` : Sql.empty;
  switch (test.kind) {
    case 'compare': {
      const isPattern = test.operator === 'like' || test.operator === 'ilike';
      const value = param(isPattern ? test.value.replaceAll('*', '%') : test.value);
      return sql`${not}${column} ${OPERATORS[test.operator]} ${quantified(test.quantifier, value)}`;
    }
    case 'in':
      return sql`${not}${column} = ANY (${param(arrayLiteral(test.values))})`;
    case 'is':
      return sql`${not}${column} IS ${IS_OPERANDS[test.operand]}`;
    case 'isdistinct':
      return sql`${not}${column} IS DISTINCT FROM ${param(test.value)}`;
    case 'textsearch': {
      const language = test.language === undefined ? Sql.empty : sql`${param(test.language)}, `;
      const known = scope.table?.columns.get(field.name);
      const document = known !== undefined && known.baseType !== 'tsvector' ? sql`to_tsvector(${language}${column})` : column;
      return sql`${not}${document} @@ ${TEXT_QUERIES[test.operator]}(${language}${param(test.value)})`;
    }
  }
}

function quantified(quantifier: 'any' | 'all' | undefined, value: Sql): Sql {
  if (quantifier === undefined) return value;
  return quantifier === 'any' ? sql`ANY (${value})` : sql`ALL (${value})`;
}

/** Postgres' text for an array of these values; one empty value is the empty list. */
export function arrayLiteral(values: readonly string[]): string {
  if (values.length === 1 && values[0] === '') return '{}';
  return `{${values.map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
}
