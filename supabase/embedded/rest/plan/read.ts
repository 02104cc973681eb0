import { aggregatesNotAllowed, notEmbedded, notImplemented, orderNeedsToOne } from '../errors.ts';
import type { EmbedPath, JoinKind, Logic, OrderTerm, ParsedQuery, RowRange, SelectEmbed, SelectField, SelectItem } from '../grammar/ast.ts';
import { ALL_ROWS, capped } from '../request/range.ts';
import { isToOne, nameKey, type Catalog, type Relationship, type Table } from '../schema/catalog.ts';
import type { QualifiedName } from '../sql/fragment.ts';
import { findRelationship } from './find-relationship.ts';

/** The CTE that holds what a write or a function call returned. */
export const SOURCE: QualifiedName = { schema: '', name: 'pgrst_source' };

/** One level of a read: rows of one relation, with further relations embedded in them. */
export type ReadNode = {
  /** What it stands for in the schema, for finding relationships and types. */
  origin: QualifiedName;
  table: Table | undefined;
  from: QualifiedName;
  alias: string | undefined;
  select: SelectField[];
  where: Logic[];
  order: OrderTerm[];
  range: RowRange;
  embeds: Embed[];
};

export type Embed = {
  /** Name in the request, and the key in the answer. */
  name: string;
  outputName: string;
  relationship: Relationship;
  join: JoinKind;
  isSpread: boolean;
  /** Alias of its lateral join: parts of it occur in Postgres' own error messages, so upstream's rule is kept. */
  lateral: string;
  /** Alias of the junction of a many-to-many. */
  junctionAlias: string;
  node: ReadNode;
};

export type ReadOptions = {
  catalog: Catalog;
  root: QualifiedName;
  /** Read the rows from the CTE instead of the table itself. */
  fromSource: boolean;
  /** A write's own filters say what is written; those on embeds still shape the answer. */
  rootFilters: boolean;
  topRange: RowRange;
  maxRows: number | undefined;
  aggregatesEnabled: boolean;
};

/** @throws RestError if the request names embeds, relationships or aggregates that can't be had */
export function planRead(query: ParsedQuery, options: ReadOptions): ReadNode {
  const { catalog, root, fromSource } = options;
  const node: ReadNode = {
    origin: root,
    table: catalog.tables.get(nameKey(root)),
    from: fromSource ? SOURCE : root,
    alias: fromSource ? root.name : undefined,
    select: fieldsOf(query.select),
    where: [],
    order: [],
    range: ALL_ROWS,
    embeds: [],
  };
  node.embeds = embedsOf(query.select, node, catalog, 1);
  if (!options.aggregatesEnabled && hasAggregates(node)) throw aggregatesNotAllowed();
  expandStars(node, false);
  placeParameters(node, query, options);
  checkNode(node);
  return node;
}

const fieldsOf = (items: readonly SelectItem[]) => items.filter((item) => item.kind === 'field');

function embedsOf(items: readonly SelectItem[], parent: ReadNode, catalog: Catalog, depth: number): Embed[] {
  return items
    .filter((item): item is SelectEmbed => item.kind !== 'field')
    .map((item) => {
      const relationship = findRelationship(catalog, parent.origin, item.name, item.hint);
      const outputName = item.alias ?? item.name;
      const node: ReadNode = {
        origin: relationship.foreign,
        table: catalog.tables.get(nameKey(relationship.foreign)),
        from: relationship.foreign,
        alias: `${relationship.foreign.name}_${depth}`,
        select: fieldsOf(item.select),
        where: [],
        order: [],
        range: ALL_ROWS,
        embeds: [],
      };
      node.embeds = embedsOf(item.select, node, catalog, depth + 1);
      return {
        name: item.name,
        outputName,
        relationship,
        join: item.join ?? 'left',
        isSpread: item.kind === 'spread',
        lateral: `${relationship.table.name}_${outputName}_${depth}`,
        junctionAlias: relationship.kind === 'many-to-many' ? `${relationship.junction.name}_${depth}_junction` : '',
        node,
      };
    });
}

export const isToManySpread = (embed: Embed): boolean => embed.isSpread && !isToOne(embed.relationship);

const hasAggregates = (node: ReadNode): boolean =>
  node.select.some((field) => field.aggregate !== undefined) || node.embeds.some((embed) => hasAggregates(embed.node));

/** `*` beside an aggregate must be grouped by, and in a to-many spread aggregated: both need the columns one by one. */
function expandStars(node: ReadNode, byParent: boolean): void {
  const expand = byParent || node.select.some((field) => field.aggregate !== undefined);
  if (expand && node.table !== undefined) {
    const columns = [...node.table.columns.keys()];
    node.select = node.select.flatMap((field) => {
      if (field.field.name !== '*' || field.aggregate !== undefined) return [field];
      return columns.map((name) => ({ ...field, field: { name, path: [] } }));
    });
  }
  for (const embed of node.embeds) expandStars(embed.node, expand || isToManySpread(embed));
}

function placeParameters(root: ReadNode, query: ParsedQuery, options: ReadOptions): void {
  const isPlaced = ({ path }: { path: EmbedPath }) => path.length > 0 || options.rootFilters;
  for (const { path, value } of query.filters.filter(isPlaced)) nodeAt(root, path).where.push(value);
  for (const { path, value } of query.logic.filter(isPlaced)) nodeAt(root, path).where.push(value);
  for (const { path, value } of query.orders) nodeAt(root, path).order.push(...value);
  for (const { path, value } of query.ranges.filter(isPlaced)) if (path.length > 0) nodeAt(root, path).range = value;
  root.range = options.rootFilters ? options.topRange : ALL_ROWS;
  if (options.rootFilters) capRanges(root, options.maxRows);
}

function capRanges(node: ReadNode, maxRows: number | undefined): void {
  node.range = capped(node.range, maxRows);
  for (const embed of node.embeds) capRanges(embed.node, maxRows);
}

function nodeAt(root: ReadNode, path: EmbedPath): ReadNode {
  return path.reduce((node, name) => {
    const embed = findEmbed(node, name) ?? node.embeds.find((one) => one.name === name);
    if (embed === undefined) throw notEmbedded(name);
    return embed.node;
  }, root);
}

/** The embed with this key in the answer. */
export const findEmbed = (node: ReadNode, name: string): Embed | undefined => node.embeds.find((embed) => embed.outputName === name);

function checkNode(node: ReadNode): void {
  for (const { relation } of node.order) {
    if (relation === undefined) continue;
    const embed = findEmbed(node, relation);
    if (embed === undefined) throw notEmbedded(relation);
    if (!isToOne(embed.relationship)) throw orderNeedsToOne(node.origin.name, embed.outputName);
  }
  for (const embed of node.embeds) {
    if (isToManySpread(embed) && aggregatesIntoSpread(embed.node)) {
      throw notImplemented('Aggregates are not implemented for one-to-many or many-to-many spreads.');
    }
    checkNode(embed.node);
  }
}

/** Whether a node, or what is spread into it one to one, aggregates. */
const aggregatesIntoSpread = (node: ReadNode): boolean =>
  node.select.some((field) => field.aggregate !== undefined) ||
  node.embeds.some((embed) => embed.isSpread && !isToManySpread(embed) && aggregatesIntoSpread(embed.node));
