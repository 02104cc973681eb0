import type { Embed } from '../plan/read.ts';
import type { ColumnPair } from '../schema/catalog.ts';
import type { Scope } from './filter.ts';
import { columnOf, ident, sql, type Sql } from './fragment.ts';

/** What ties an embed's rows to a row of its parent; a computed relationship gets that row as its argument instead. */
export function joinConditions(embed: Embed, own: Scope, parent: Scope): Sql[] {
  const equal = (a: Sql, b: Sql) => (pair: ColumnPair) => sql`${columnOf(b, pair[1])} = ${columnOf(a, pair[0])}`;
  const { relationship } = embed;
  if (relationship.kind === 'computed') return [];
  if (relationship.kind === 'many-to-many') {
    const junction = ident(embed.junctionAlias);
    return [
      ...relationship.targetColumns.map(equal(own.relation, junction)),
      ...relationship.sourceColumns.map(equal(parent.relation, junction)),
    ];
  }
  return relationship.columns.map(equal(parent.relation, own.relation));
}
