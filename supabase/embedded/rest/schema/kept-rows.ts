import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Driver } from '../../db/driver.ts';
import { QUERIES, readCatalogRows, type CatalogRows } from './introspection.ts';

/** The catalogue's state: the next transaction's number, and how many rows its tables have. */
type State = { next: string; counts: string };
type Kept = State & { asked: string; rows: CatalogRows };

/** What introspection reads, directly or through functions such as `pg_get_expr`, each with the number its rows are found by. */
const CATALOGS = {
  pg_class: 'oid',
  pg_attribute: 'attrelid',
  pg_attrdef: 'oid',
  pg_constraint: 'oid',
  pg_type: 'oid',
  pg_proc: 'oid',
  pg_rewrite: 'oid',
  pg_trigger: 'oid',
  pg_namespace: 'oid',
};
/** Objects below came with Postgres, and don't change. */
const FIRST_OWN = 16_384;

/**
 * A row that is new or changed since `$1` carries a transaction from then on; one that is gone is missing in the count.
 * If `$1` is yet to come, it was another database's.
 */
const COUNTED = Object.entries(CATALOGS).map(
  ([name, key]) =>
    `select '${name}' as name, count(*), count(*) filter (where age(xmin) <= age($1::xid)) as newer from ${name} where ${key} >= ${FIRST_OWN}`,
);
const STATE = `
  select pg_snapshot_xmax(pg_current_snapshot())::xid::text as next, string_agg(name || count, ',' order by name) as counts,
    age($1::xid) >= 0 and sum(newer) = 0 as unchanged
  from (${COUNTED.join(' union all ')}) _`;

/**
 * As `readCatalogRows`, which takes half of a start: code is compiled when it is first used. What was read is kept in a
 * file of the database's own folder, and serves as long as the catalogue is the same.
 */
export async function readKeptRows(driver: Driver, schemas: readonly string[], path: string): Promise<CatalogRows> {
  const asked = createHash('sha256')
    .update(JSON.stringify([...QUERIES, ...schemas]))
    .digest('hex');
  const kept = readKept(path);
  // Before the rows: what changes in between is then newer than the file.
  const [state] = await driver.query(STATE, [kept?.next ?? null]);
  const { next = '', counts = '', unchanged } = state ?? {};
  if (kept?.asked === asked && kept.counts === counts && unchanged === 't') return kept.rows;

  const rows = await readCatalogRows(driver, schemas);
  write(path, { asked, next: next ?? '', counts: counts ?? '', rows });
  return rows;
}

function readKept(path: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Kept;
  } catch {
    // Not there yet, or cut short: it is only a copy.
    return undefined;
  }
}

function write(path: string, kept: Kept): void {
  const draft = `${path}.draft`;
  try {
    writeFileSync(draft, JSON.stringify(kept), { mode: 0o600 });
    renameSync(draft, path);
  } catch {
    // The next start is slower; this one need not fail for it.
  }
}
