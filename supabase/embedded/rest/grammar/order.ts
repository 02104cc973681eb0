import type { OrderTerm } from './ast.ts';
import { field, fieldName } from './names.ts';
import { commaSeparated, type Reader } from './reader.ts';

/** `order=`: fields, or `embed(field)`, each with direction and place of nulls. */
export function orderTerms(reader: Reader): OrderTerm[] | undefined {
  return commaSeparated(reader, orderTerm);
}

function orderTerm(reader: Reader): OrderTerm | undefined {
  reader.skipBlanks();
  const term = reader.attempt(() => relatedField(reader)) ?? plainField(reader);
  if (term === undefined) return undefined;
  const direction = reader.match(/\.(?:asc|desc)/y)?.slice(1) as OrderTerm['direction'];
  const nulls = reader.match(/\.(?:nullsfirst|nullslast)/y)?.slice(1) as OrderTerm['nulls'];
  reader.skipBlanks();
  if (!reader.done && !reader.sees(',')) {
    if (direction === undefined && nulls === undefined) return reader.miss('"asc", "desc", "nullsfirst" or "nullslast"');
    return reader.miss(nulls === undefined ? '"nullsfirst" or "nullslast"' : '"," or end of input');
  }
  return { ...term, direction, nulls };
}

function plainField(reader: Reader): Pick<OrderTerm, 'relation' | 'field'> | undefined {
  const of = field(reader);
  return of && { relation: undefined, field: of };
}

function relatedField(reader: Reader): Pick<OrderTerm, 'relation' | 'field'> | undefined {
  const relation = fieldName(reader);
  if (relation === undefined || !reader.take('(')) return undefined;
  const of = field(reader);
  return of !== undefined && reader.take(')') ? { relation, field: of } : undefined;
}
