import { ambiguousRelationship, noRelationship } from '../schema/errors.ts';
import { nameKey, type Catalog, type KeyRelationship, type Relationship } from '../schema/catalog.ts';
import type { QualifiedName } from '../sql/fragment.ts';

/**
 * The one relationship from a table to what a request calls `target`: a table or view, a foreign key's name, the column
 * that refers there, or a computed relationship. A hint narrows the choice.
 * @throws RestError PGRST200 if there is none, PGRST201 if there are several
 */
export function findRelationship(catalog: Catalog, origin: QualifiedName, target: string, hint: string | undefined): Relationship {
  const { schema } = origin;
  const all = catalog.relationships
    .get(nameKey(origin))
    ?.filter((one) => (one.kind === 'computed' ? one.function.schema : one.foreign.schema) === schema);
  const found = (all ?? []).filter((one) => matches(one, target, hint));
  const [first] = found;
  if (first === undefined) {
    const parents = [...catalog.relationships.values()].flatMap(([one]) => (one?.table.schema === schema ? [one.table.name] : []));
    throw noRelationship({ parent: origin.name, child: target, hint, schema, relationships: all, parents });
  }
  if (found.length > 1) throw ambiguousRelationship(origin.name, target, found);
  return first;
}

function matches(one: Relationship, target: string, hint: string | undefined): boolean {
  if (one.kind === 'computed') return target === one.function.name;
  const isTarget = target === one.foreign.name;
  if (one.kind === 'many-to-many') return !one.isSelf && isTarget && (hint === undefined || hint === one.junction.name);
  if (one.isSelf) return matchesSelf(one, isTarget, target, hint);
  if (hint !== undefined) {
    return isTarget && (hint === one.constraint || hint === onlyColumn(one, 0) || hint === onlyColumn(one, 1));
  }
  return isTarget || (!one.foreignIsView && (target === one.constraint || target === onlyColumn(one, 0)));
}

/** A key to its own table is the children by the table's name, and the parent by the column's. */
function matchesSelf(one: KeyRelationship, isTarget: boolean, target: string, hint: string | undefined): boolean {
  if (hint !== undefined) return isTarget && one.kind === 'one-to-many' && hint === onlyColumn(one, 1);
  return (isTarget && one.kind === 'one-to-many') || (one.kind === 'many-to-one' && target === onlyColumn(one, 0));
}

/** The column of a key of one column, here (0) or there (1). */
const onlyColumn = ({ columns }: KeyRelationship, side: 0 | 1) => (columns.length === 1 ? columns[0]?.[side] : undefined);
