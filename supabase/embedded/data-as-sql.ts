import type { Driver } from './db/driver.ts';
import { quoteIdentifier } from './db/identifier.ts';

type Query = Driver['query'];
type Table = { oid: string; schema: string; name: string; columns: string[]; parents: string[] };

/** Rows of one INSERT, and of one page read. */
const PAGE = 500;

/**
 * The data of a database as SQL for another one with the same migrations, in one transaction. Tables come after those
 * they refer to; triggers and foreign keys rest meanwhile, since the data has been through them once.
 * @param query must see one state of the database from first to last
 */
export async function* dataAsSql(query: Query): AsyncGenerator<string> {
  const tables = inOrder(await readTables(query));
  const own = tables.filter(({ schema }) => schema !== 'auth' && schema !== 'storage');
  yield 'begin;\nset local session_replication_role = replica;';
  // Accounts and buckets that are there already are not ours to remove: they stop the transaction.
  if (own.length > 0) yield `truncate table only ${own.map(nameOf).join(', only ')};`;
  for (const table of tables) yield* rowsAsSql(query, table);
  for (const { call } of await query(SEQUENCES)) yield `${call};`;
  yield 'commit;';
}

async function* rowsAsSql(query: Query, table: Table): AsyncGenerator<string> {
  const columns = table.columns.map(quoteIdentifier);
  const values = columns.map((column) => `quote_nullable(${column}::text)`).join(` || ', ' || `);
  const page = `select ctid::text as place, '(' || ${values} || ')' as row from only ${nameOf(table)}
    where ctid > $1::tid order by ctid limit ${PAGE}`;
  for (let last = '(0,0)'; ;) {
    const rows = await query(page, [last]);
    if (rows.length === 0) return;
    last = rows.at(-1)?.place ?? '';
    const tuples = rows.map(({ row }) => row).join(',\n');
    yield `insert into ${nameOf(table)} (${columns.join(', ')}) overriding system value values\n${tuples};`;
  }
}

const nameOf = ({ schema, name }: Table) => `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;

async function readTables(query: Query): Promise<Table[]> {
  const rows = await query(TABLES);
  return rows.map(({ oid, schema, name, columns, parents }) => ({
    oid: oid ?? '',
    schema: schema ?? '',
    name: name ?? '',
    columns: JSON.parse(columns ?? '[]') as string[],
    parents: JSON.parse(parents ?? '[]') as string[],
  }));
}

/** Each table after those it refers to; where they refer to each other in a circle, by name. */
function inOrder(tables: readonly Table[]): Table[] {
  const byOid = new Map(tables.map((table) => [table.oid, table]));
  const ordered = new Set<Table>();
  const visiting = new Set<Table>();
  const visit = (table: Table) => {
    if (ordered.has(table) || visiting.has(table)) return;
    visiting.add(table);
    for (const oid of table.parents) {
      const parent = byOid.get(oid);
      if (parent) visit(parent);
    }
    ordered.add(table);
  };
  for (const table of tables) visit(table);
  return [...ordered];
}

/**
 * The project's own, accounts and buckets. Sessions and one-time tokens are worth nothing under another key; rows of
 * storage.objects without their files would lie.
 */
const OURS = `
  n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'auth', 'storage', 'extensions', 'graphql_public', 'realtime', 'supabase_migrations')
  and n.nspname not like 'pg\\_%'
  and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')`;

const TABLES = `
  select c.oid, n.nspname as schema, c.relname as name,
    (select json_agg(a.attname order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select json_agg(k.confrelid::text) from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as parents
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and c.relpersistence = 'p' and (
    (${OURS}) or (n.nspname = 'auth' and c.relname in ('users', 'identities', 'mfa_factors')) or (n.nspname = 'storage' and c.relname = 'buckets'))
  order by n.nspname, c.relname`;

/** A sequence never used yet stays as the migrations made it. */
const SEQUENCES = `
  select format('select setval(%L, %s, true)', format('%I.%I', s.schemaname, s.sequencename), s.last_value) as call
  from pg_sequences s
  join pg_namespace n on n.nspname = s.schemaname
  join pg_class c on c.relnamespace = n.oid and c.relname = s.sequencename
  where s.last_value is not null and ${OURS}
  order by 1`;
