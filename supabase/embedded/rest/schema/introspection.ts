import type { Driver } from '../../db/driver.ts';
import type { Parameter } from './catalog.ts';

export type TableRow = {
  schema: string;
  name: string;
  oid: number;
  isView: boolean;
  insertable: boolean;
  updatable: boolean;
  deletable: boolean;
  primaryKey: string[];
  columns: { name: string; type: string; baseType: string; default: string | null }[];
};
export type KeyRow = {
  constraint: string;
  type: 'p' | 'f';
  schema: string;
  table: string;
  oid: number;
  attnums: number[];
  foreignSchema: string | null;
  foreignTable: string | null;
  foreignOid: number;
  foreignAttnums: number[] | null;
  columns: [string, string][];
  isOneToOne: boolean;
};
export type ViewRow = { oid: number; schema: string; name: string; rule: string; columns: Record<string, string> };
export type RoutineRow = {
  schema: string;
  name: string;
  parameters: Parameter[];
  returnSchema: string;
  returnName: string;
  returnsComposite: boolean;
  returnsSet: boolean;
  volatility: 'i' | 's' | 'v';
};
export type ComputedRow = {
  schema: string;
  name: string;
  tableSchema: string;
  table: string;
  foreignSchema: string;
  foreign: string;
  isToOne: boolean;
};
export type TypeRow = { schema: string; name: string; type: string };

export type CatalogRows = {
  tables: TableRow[];
  keys: KeyRow[];
  views: ViewRow[];
  routines: RoutineRow[];
  computed: ComputedRow[];
  types: TypeRow[];
};

const NOT_SYSTEM = `n.nspname <> 'information_schema' and n.nspname !~ '^pg_'`;
const RELATIONS = `c.relkind in ('r', 'v', 'm', 'f', 'p')`;

// A type's base below all domains; pg_basetype() exists from Postgres 17 only.
const BASE_TYPES = `
  with recursive base_types (oid, base) as (
    select oid, oid from pg_type where typtype <> 'd'
    union all
    select d.oid, b.base from pg_type d join base_types b on b.oid = d.typbasetype where d.typtype = 'd'
  )`;

// pg_relation_is_updatable: bits 3, 2 and 4 say insert, update and delete.
const may = (bit: number) =>
  `(c.relkind in ('r', 'p') or c.relkind in ('v', 'f') and pg_relation_is_updatable(c.oid, true) & ${bit} = ${bit})`;

const TABLES = `${BASE_TYPES}
  select json_agg(json_build_object(
    'schema', n.nspname, 'name', c.relname, 'oid', c.oid::bigint, 'isView', c.relkind in ('v', 'm'),
    'insertable', ${may(8)}, 'updatable', ${may(4)}, 'deletable', ${may(16)},
    'primaryKey', coalesce((
      select json_agg(a.attname order by a.attname)
      from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
      where k.conrelid = c.oid and k.contype = 'p'), '[]'),
    'columns', coalesce((
      select json_agg(json_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod),
        'baseType', format_type(b.base, null),
        'default', case
          when t.typtype = 'd' and d.adbin is null then pg_get_expr(t.typdefaultbin, 0)
          when a.attidentity = 'd' then (
            select format('nextval(%L)', s.objid::regclass) from pg_depend s
            where s.refobjid = a.attrelid and s.refobjsubid = a.attnum and s.deptype = 'i' and s.classid = 'pg_class'::regclass
            limit 1)
          when a.attgenerated <> '' then null
          else pg_get_expr(d.adbin, d.adrelid) end
        ) order by a.attnum)
      from pg_attribute a
        join pg_type t on t.oid = a.atttypid
        join base_types b on b.oid = t.oid
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), '[]')))
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${RELATIONS} and not c.relispartition and n.nspname = any ($1::text[])`;

// Primary keys are here for the views that show them.
const KEYS = `
  select json_agg(json_build_object(
    'constraint', k.conname, 'type', k.contype, 'schema', n.nspname, 'table', c.relname, 'oid', c.oid::bigint, 'attnums', k.conkey,
    'foreignSchema', fn.nspname, 'foreignTable', f.relname, 'foreignOid', k.confrelid::bigint, 'foreignAttnums', k.confkey,
    'columns', coalesce((
      select json_agg(json_build_array(a.attname, fa.attname) order by x.i)
      from unnest(k.conkey, k.confkey) with ordinality x (own, other, i)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = x.own
        join pg_attribute fa on fa.attrelid = k.confrelid and fa.attnum = x.other), '[]'),
    'isOneToOne', k.contype = 'f' and exists (
      select from pg_constraint u
      where u.conrelid = k.conrelid and u.contype in ('p', 'u') and u.conkey @> k.conkey and u.conkey <@ k.conkey))
    order by k.conrelid, k.conname)
  from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_class f on f.oid = k.confrelid
    left join pg_namespace fn on fn.oid = f.relnamespace
  where k.contype in ('p', 'f') and k.conparentid = 0 and ${NOT_SYSTEM}`;

const VIEWS = `
  select json_agg(json_build_object(
    'oid', c.oid::bigint, 'schema', n.nspname, 'name', c.relname, 'rule', r.ev_action::text,
    'columns', (select json_object_agg(a.attnum, a.attname) from pg_attribute a
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)))
  from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_rewrite r on r.ev_class = c.oid and r.ev_type = '1'
  where c.relkind in ('v', 'm') and ${NOT_SYSTEM}`;

const ROUTINES = `${BASE_TYPES}
  select json_agg(json_build_object(
    'schema', n.nspname, 'name', p.proname,
    'parameters', coalesce((
      select json_agg(json_build_object(
        'name', coalesce(x.name, ''),
        'type', format_type(x.type, null),
        'castType', case x.type
          when 'bit'::regtype then 'bit varying'
          when 'bit[]'::regtype then 'bit varying[]'
          when 'character'::regtype then 'character varying'
          when 'character[]'::regtype then 'character varying[]'
          else format_type(x.type, null) end,
        'required', x.ordinal <= p.pronargs - p.pronargdefaults,
        'variadic', x.mode = 'v') order by x.ordinal)
      from (
        select a.type, a.name, coalesce(a.mode, 'i') as mode, row_number() over (order by a.i) as ordinal
        from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[]), p.proargmodes, p.proargnames)
          with ordinality a (type, mode, name, i)
        where coalesce(a.mode, 'i') in ('i', 'b', 'v') and a.type is not null) x), '[]'),
    'returnSchema', tn.nspname, 'returnName', coalesce(r.relname, t.typname),
    'returnsComposite', t.typtype = 'c' or coalesce(p.proargmodes::text[] && '{t,b,o}', false),
    'returnsSet', p.proretset,
    'volatility', p.provolatile))
  from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
    join base_types b on b.oid = p.prorettype
    join pg_type t on t.oid = b.base
    join pg_namespace tn on tn.oid = t.typnamespace
    left join pg_class r on r.oid = t.typrelid
  where p.prokind = 'f' and t.oid not in ('trigger'::regtype, 'event_trigger'::regtype) and n.nspname = any ($1::text[])`;

const COMPUTED = `
  select json_agg(json_build_object(
    'schema', n.nspname, 'name', p.proname, 'tableSchema', an.nspname, 'table', a.relname,
    'foreignSchema', rn.nspname, 'foreign', r.relname, 'isToOne', not p.proretset or p.prorows = 1))
  from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
    join pg_class a on a.reltype = p.proargtypes[0] and a.relkind in ('r', 'v', 'm', 'f', 'p')
    join pg_namespace an on an.oid = a.relnamespace
    join pg_class r on r.reltype = p.prorettype and r.relkind in ('r', 'v', 'm', 'f', 'p')
    join pg_namespace rn on rn.oid = r.relnamespace
  where p.pronargs = 1 and p.prokind = 'f'`;

// Row types and arrays are left out: `text[]` can't be written in a cast anyway.
const TYPES = `
  select json_agg(json_build_object('schema', n.nspname, 'name', t.typname, 'type', format_type(t.oid, null)))
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where t.typtype in ('b', 'e', 'd', 'r', 'm') and t.typcategory <> 'A' and n.nspname <> 'information_schema'`;

/** What is asked, and so what rows look like. */
export const QUERIES = [TABLES, KEYS, VIEWS, ROUTINES, COMPUTED, TYPES];

/**
 * Runs one introspection query with an empty search path, so that whatever Postgres prints (types, defaults) is
 * qualified: `where` is judged before the select list with its subquery is computed.
 */
async function rows<T>(driver: Driver, query: string, params: string[] = []): Promise<T[]> {
  const text = `select (${query})::text as rows from (values (1)) once where set_config('search_path', '', true) is not null`;
  const [row] = await driver.query(text, params);
  return JSON.parse(row?.rows ?? '[]') as T[];
}

/** Reads what there is in the exposed schemas, and the keys and views of all. */
export async function readCatalogRows(driver: Driver, schemas: readonly string[]): Promise<CatalogRows> {
  const exposed = [`{${schemas.map((name) => JSON.stringify(name)).join(',')}}`];
  const [tables, keys, views, routines, computed, types] = await Promise.all([
    rows<TableRow>(driver, TABLES, exposed),
    rows<KeyRow>(driver, KEYS),
    rows<ViewRow>(driver, VIEWS),
    rows<RoutineRow>(driver, ROUTINES, exposed),
    rows<ComputedRow>(driver, COMPUTED),
    rows<TypeRow>(driver, TYPES),
  ]);
  return { tables, keys, views, routines, computed, types };
}
