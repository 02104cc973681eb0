import type { Aggregate, Logic, OrderTerm, SelectField } from '../grammar/ast.ts';
import { findEmbed, isToManySpread, type Embed, type ReadNode } from '../plan/read.ts';
import { isToOne } from '../schema/catalog.ts';
import { fieldSql, filterSql, jsonPathSql, type Scope } from './filter.ts';
import { catalogText, columnOf, ident, joined, param, qualified, Sql, sql, wholeNumber } from './fragment.ts';
import { joinConditions } from './join.ts';

const AGGREGATES: Record<Aggregate, Sql> = { sum: sql`sum`, avg: sql`avg`, count: sql`count`, max: sql`max`, min: sql`min` };

/** Page sizes that are common enough for a prepared statement of their own. */
const COMMON_LIMITS = new Set([1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000]);

/**
 * A parameter, so that one prepared statement serves every limit; but for usual limits the number itself. Of an unknown
 * limit (or offset, which is why there is none where it is 0) Postgres thinks a tenth of all rows, finds the general plan
 * too dear and plans anew each time: a quarter of the time of a short list.
 */
const limitSql = (limit: number): Sql => (COMMON_LIMITS.has(limit) ? wholeNumber(limit) : param(`${limit}`));

/** Names that casts may use, in lower case, with the type as Postgres writes it. */
export type CastTypes = ReadonlyMap<string, string>;

/** How the rows of a node are called in its own query. */
export const scopeOf = (node: ReadNode): Scope => ({
  relation: node.alias === undefined ? qualified(node.from) : ident(node.alias),
  row: ident(node.alias ?? node.from.name),
  table: node.table,
});

/**
 * The query for one level and, by lateral joins, all below it.
 * @param embed the embed whose rows these are, undefined at the root
 */
export function readSql(node: ReadNode, types: CastTypes, embed?: Embed, parent?: Scope): Sql {
  const scope = scopeOf(node);
  const isGrouped = !isHoisted(embed) && aggregates(node);
  const outputs = [
    ...selectSql(node, types, embed),
    ...(embed !== undefined && isToManySpread(embed) ? orderColumns(node, embed).map(({ column }) => column) : []),
    ...node.embeds.flatMap((child) => embedOutputs(child, types, isGrouped, isHoisted(embed))),
  ];
  const conditions = [
    ...node.where.map((logic) => logicSql(node, logic)),
    ...(embed && parent ? joinConditions(embed, scope, parent) : []),
  ];
  const pieces = [
    sql`SELECT ${joined(outputs, ', ')}${fromSql(node, embed, parent)}`,
    ...node.embeds.map((child) => lateralJoin(child, types, scope, isGrouped)),
  ];
  if (conditions.length > 0) pieces.push(sql`WHERE ${joined(conditions, ' AND ')}`);
  if (isGrouped) pieces.push(groupBy(node));
  if (node.order.length > 0)
    pieces.push(
      sql`ORDER BY ${joined(
        node.order.map((term) => orderSql(node, term)),
        ', ',
      )}`,
    );
  const { limit, offset } = node.range;
  if (limit !== undefined) pieces.push(sql`LIMIT ${limitSql(limit)}`);
  if (offset > 0) pieces.push(sql`OFFSET ${param(`${offset}`)}`);
  return joined(pieces, ' ');
}

/** The relation a node reads, with the junction of a many-to-many beside it. */
export function fromSql(node: ReadNode, embed: Embed | undefined, parent: Scope | undefined): Sql {
  const alias = node.alias === undefined ? Sql.empty : sql` AS ${ident(node.alias)}`;
  if (embed?.relationship.kind === 'computed' && parent !== undefined) {
    const { function: called, table } = embed.relationship;
    // The cast tells overloads apart when the rows come from a CTE.
    return sql` FROM ${qualified(called)}(${parent.row}::${qualified(table)})${alias}`;
  }
  const junction =
    embed?.relationship.kind === 'many-to-many'
      ? sql`, ${qualified(embed.relationship.junction)} AS ${ident(embed.junctionAlias)}`
      : Sql.empty;
  return sql` FROM ${qualified(node.from)}${alias}${junction}`;
}

/** A node's own output columns; everything, if it selects nothing at all. */
function selectSql(node: ReadNode, types: CastTypes, embed: Embed | undefined): Sql[] {
  const scope = scopeOf(node);
  if (node.select.length === 0 && node.embeds.length === 0) return [columnOf(scope.relation, '*')];
  return node.select.map((field) => {
    const output = outputName(field, embed?.isSpread ?? false);
    const as = output === undefined ? Sql.empty : sql` AS ${ident(output)}`;
    return sql`${fieldValue(scope, field, types, embed)}${as}`;
  });
}

function fieldValue(scope: Scope, field: SelectField, types: CastTypes, embed: Embed | undefined): Sql {
  if (field.aggregate === undefined) return castSql(fieldSql(scope, field.field), field.cast, types);
  if (isHoisted(embed)) {
    // The parent aggregates: here only the value, or the whole row so that the parent's count() skips missing rows.
    return field.field.name === '*' ? scope.row : castSql(fieldSql(scope, field.field), field.cast, types);
  }
  const value = field.field.name === '*' ? sql`*` : castSql(fieldSql(scope, field.field), field.cast, types);
  return aggregateSql(field.aggregate, value, field.aggregateCast, types);
}

/** In a to-one spread nothing is aggregated: its columns become the parent's, and so do its aggregates. */
const isHoisted = (embed: Embed | undefined): boolean => embed?.isSpread === true && !isToManySpread(embed);

const aggregateSql = (aggregate: Aggregate, value: Sql, cast: string | undefined, types: CastTypes): Sql =>
  castSql(sql`${AGGREGATES[aggregate]}(${value})`, cast, types);

/** A type's name comes from the catalogue, or is quoted, and then Postgres says that there is no such type. */
function castSql(value: Sql, cast: string | undefined, types: CastTypes): Sql {
  if (cast === undefined) return value;
  const type = types.get(cast.toLowerCase());
  return sql`CAST(${value} AS ${type === undefined ? ident(cast) : catalogText(type)})`;
}

/** The key in the answer, where it is not the column's own name. */
function outputName(field: SelectField, isSpread: boolean): string | undefined {
  if (field.alias !== undefined) return field.alias;
  if (field.aggregate !== undefined) return isSpread ? field.aggregate : undefined;
  const { path, name } = field.field;
  if (path.length === 0) return undefined;
  return path.findLast((step) => !step.isIndex)?.key ?? name;
}

/** What an embed gives to its parent's output. */
function embedOutputs(embed: Embed, types: CastTypes, parentIsGrouped: boolean, parentIsHoisted: boolean): Sql[] {
  const lateral = ident(embed.lateral);
  if (embed.isSpread) {
    return spreadColumns(embed).map(({ name, output, aggregate, cast }) => {
      const column = columnOf(lateral, name);
      if (parentIsHoisted) return column;
      const as = output === undefined ? Sql.empty : sql` AS ${ident(output)}`;
      return sql`${aggregate === undefined ? column : aggregateSql(aggregate, column, cast, types)}${as}`;
    });
  }
  if (selectsNothing(embed.node)) return [];
  const output = ident(embed.outputName);
  if (isToOne(embed.relationship)) return [sql`row_to_json(${lateral}.*)${parentIsGrouped ? sql`::jsonb` : Sql.empty} AS ${output}`];
  return [sql`COALESCE(${lateral}.${lateral}, '[]') AS ${output}`];
}

/** `embed()`: only there to be filtered on. */
const selectsNothing = (node: ReadNode): boolean => node.select.length === 0 && node.embeds.every((embed) => selectsNothing(embed.node));

type SpreadColumn = { name: string; output: string | undefined; aggregate: Aggregate | undefined; cast: string | undefined };

/** The columns of a spread embed's lateral join; of aggregates in a to-one spread only the parent makes the aggregate. */
function spreadColumns(embed: Embed): SpreadColumn[] {
  const own = embed.node.select.map((field): SpreadColumn => {
    const name = outputName(field, true) ?? field.field.name;
    if (!isHoisted(embed) || field.aggregate === undefined) return { name, output: undefined, aggregate: undefined, cast: undefined };
    return { name, output: field.alias, aggregate: field.aggregate, cast: field.aggregateCast };
  });
  const nested = embed.node.embeds.flatMap((child): SpreadColumn[] => {
    if (child.isSpread) return spreadColumns(child);
    return selectsNothing(child.node) ? [] : [{ name: child.outputName, output: undefined, aggregate: undefined, cast: undefined }];
  });
  return [...own, ...nested];
}

function lateralJoin(embed: Embed, types: CastTypes, parent: Scope, parentIsGrouped: boolean): Sql {
  const lateral = ident(embed.lateral);
  const kind = embed.join === 'inner' ? sql`INNER` : sql`LEFT`;
  const rows = readSql(embed.node, types, embed, parent);
  if (isToOne(embed.relationship)) return sql`${kind} JOIN LATERAL (${rows}) AS ${lateral} ON TRUE`;
  // GROUP BY can't compare json, but jsonb; without it the conversion would be in vain.
  const list = parentIsGrouped ? sql`json_agg(${lateral})::jsonb AS ${lateral}` : sql`json_agg(${lateral}) AS ${lateral}`;
  const spread = embed.isSpread ? spreadLists(embed) : [];
  const condition = embed.join === 'inner' ? sql`${lateral} IS NOT NULL` : sql`TRUE`;
  return sql`${kind} JOIN LATERAL (SELECT ${joined([list, ...spread], ', ')} FROM (${rows}) AS ${lateral}) AS ${lateral} ON ${condition}`;
}

/** A to-many spread: one array per column, all in the order of the rows. */
function spreadLists(embed: Embed): Sql[] {
  const lateral = ident(embed.lateral);
  const order = orderColumns(embed.node, embed).map(({ name, term }) => sql`${columnOf(lateral, name)}${directionSql(term)}`);
  const orderBy = order.length === 0 ? Sql.empty : sql` ORDER BY ${joined(order, ', ')}`;
  return spreadColumns(embed).map(
    ({ name }) => sql`COALESCE(json_agg(${columnOf(lateral, name)}${orderBy}), '[]')::jsonb AS ${ident(name)}`,
  );
}

/** What a to-many spread is ordered by, as columns of its rows under names of their own. */
function orderColumns(node: ReadNode, embed: Embed): { name: string; column: Sql; term: OrderTerm }[] {
  return node.order.map((term, i) => {
    const name = `${embed.lateral}_${term.field.name}_${i + 1}`;
    return { name, column: sql`${orderValue(node, term)} AS ${ident(name)}`, term };
  });
}

/** Whether some output of a node, its own or spread into it, is an aggregate. */
const aggregates = (node: ReadNode): boolean =>
  node.select.some((field) => field.aggregate !== undefined) ||
  node.embeds.some((embed) => embed.isSpread && spreadColumns(embed).some((column) => column.aggregate !== undefined));

function groupBy(node: ReadNode): Sql {
  const scope = scopeOf(node);
  const terms = [
    ...node.select.flatMap((field) => {
      if (field.aggregate !== undefined) return [];
      const output = outputName(field, false);
      return [output === undefined ? fieldSql(scope, field.field) : ident(output)];
    }),
    ...node.embeds.flatMap((embed) => {
      if (!embed.isSpread) return selectsNothing(embed.node) ? [] : [ident(embed.outputName)];
      return spreadColumns(embed).flatMap(({ name, aggregate }) => (aggregate === undefined ? [columnOf(ident(embed.lateral), name)] : []));
    }),
  ];
  return terms.length === 0 ? Sql.empty : sql`GROUP BY ${joined(terms, ', ')}`;
}

/** Filters and trees; `embed=is.null` asks whether the embed found anything. */
function logicSql(node: ReadNode, logic: Logic): Sql {
  if (logic.kind !== 'filter') {
    const terms = logic.terms.map((term) => logicSql(node, term));
    return sql`${logic.negated ? sql`NOT ` : Sql.empty}(${logic.kind === 'and' ? joined(terms, ' AND ') : joined(terms, ' OR ')})`;
  }
  const embed = nullTestedEmbed(node, logic);
  if (embed === undefined) return filterSql(scopeOf(node), logic);
  return sql`${ident(embed.lateral)} IS ${logic.negated ? Sql.empty : sql`NOT `}DISTINCT FROM NULL`;
}

/** The embed that a filter tests for null, if it is no filter on a column. */
export function nullTestedEmbed(node: ReadNode, { field, test }: Extract<Logic, { kind: 'filter' }>): Embed | undefined {
  const isNullTest = field.path.length === 0 && test.kind === 'is' && test.operand === 'null';
  return isNullTest ? findEmbed(node, field.name) : undefined;
}

function orderValue(node: ReadNode, { relation, field }: OrderTerm): Sql {
  const embed = relation === undefined ? undefined : findEmbed(node, relation);
  if (embed === undefined) return fieldSql(scopeOf(node), field);
  return sql`${columnOf(ident(embed.lateral), field.name)}${jsonPathSql(field.path)}`;
}

const orderSql = (node: ReadNode, term: OrderTerm): Sql => sql`${orderValue(node, term)}${directionSql(term)}`;

function directionSql({ direction, nulls }: OrderTerm): Sql {
  const way = direction === undefined ? Sql.empty : direction === 'asc' ? sql` ASC` : sql` DESC`;
  const place = nulls === undefined ? Sql.empty : nulls === 'nullsfirst' ? sql` NULLS FIRST` : sql` NULLS LAST`;
  return sql`${way}${place}`;
}
