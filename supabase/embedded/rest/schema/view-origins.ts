/** Where a view's column comes from: a column of a table or of another view, by object id and attribute number. */
export type ColumnOrigin = { column: number; fromOid: number; fromColumn: number };

const TOKEN = /[{}()]|(?:[^\s{}()\\]|\\[\s\S])+/g;

/**
 * Reads the target list of a view's rule, as Postgres prints its parse tree (`pg_rewrite.ev_action`): of each entry of
 * the outermost query the number of the column and its origin. Computed columns, and all columns of a UNION, have none.
 */
export function columnOrigins(rule: string): ColumnOrigin[] {
  const origins: ColumnOrigin[] = [];
  let depth = 0;
  /** Depth of the parentheses around the outermost target list, once it is open. */
  let listDepth: number | undefined;
  let entry: Map<string, number> | undefined;
  let field = '';

  for (const [token] of rule.matchAll(TOKEN)) {
    if (token === '{' || token === '(') {
      depth += 1;
      if (token === '(' && field === ':targetList' && depth === 3) listDepth = depth;
      else if (token === '{' && listDepth !== undefined && depth === listDepth + 1) entry = new Map();
    } else if (token === '}' || token === ')') {
      if (entry !== undefined && listDepth !== undefined && depth === listDepth + 1) {
        addOrigin(origins, entry);
        entry = undefined;
      }
      if (depth === listDepth) break;
      depth -= 1;
    } else if (token.startsWith(':')) {
      field = token;
      continue;
    } else if (entry !== undefined && listDepth !== undefined && depth === listDepth + 1) {
      entry.set(field, Number(token));
    }
    field = '';
  }
  return origins;
}

function addOrigin(origins: ColumnOrigin[], entry: ReadonlyMap<string, number>): void {
  const column = entry.get(':resno');
  const fromOid = entry.get(':resorigtbl');
  const fromColumn = entry.get(':resorigcol');
  if (column && fromOid && fromColumn) origins.push({ column, fromOid, fromColumn });
}
