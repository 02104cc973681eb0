import type { Logic } from '../grammar/ast.ts';
import type { Embed, ReadNode } from '../plan/read.ts';
import { filterSql, type Scope } from './filter.ts';
import { joined, Sql, sql } from './fragment.ts';
import { joinConditions } from './join.ts';
import { fromSql, nullTestedEmbed, scopeOf } from './read.ts';

/** One row for every row of the root, whatever the page; inner embeds decide by EXISTS, as a join would multiply rows. */
export function countSql(node: ReadNode, embed?: Embed, parent?: Scope): Sql {
  const scope = scopeOf(node);
  const conditions = [
    ...node.where.map((logic) => logicSql(node, scope, logic)),
    ...(embed && parent ? joinConditions(embed, scope, parent) : []),
    ...node.embeds.filter((child) => child.join === 'inner').map((child) => sql`EXISTS (${countSql(child.node, child, scope)})`),
  ];
  const where = conditions.length === 0 ? Sql.empty : sql` WHERE ${joined(conditions, ' AND ')}`;
  return sql`SELECT 1${fromSql(node, embed, parent)}${where}`;
}

function logicSql(node: ReadNode, scope: Scope, logic: Logic): Sql {
  if (logic.kind !== 'filter') {
    const terms = logic.terms.map((term) => logicSql(node, scope, term));
    return sql`${logic.negated ? sql`NOT ` : Sql.empty}(${logic.kind === 'and' ? joined(terms, ' AND ') : joined(terms, ' OR ')})`;
  }
  const embed = nullTestedEmbed(node, logic);
  if (embed === undefined) return filterSql(scope, logic);
  return sql`${logic.negated ? Sql.empty : sql`NOT `}EXISTS (${countSql(embed.node, embed, scope)})`;
}
