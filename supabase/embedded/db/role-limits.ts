import type { Driver } from './driver.ts';

/** Beyond this [ms] everybody would wait for one: also the limit of a role whose setting says that there is none. */
const LONGEST = 30_000;

/** How long a statement of each API role may run [ms], where `alter role … set statement_timeout` says so. */
export async function readRoleLimits(db: Pick<Driver, 'query'>): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query(ROLE_LIMITS);
  return new Map(rows.map(({ role, limit }) => [role ?? '', Number(limit) === 0 ? LONGEST : Math.min(Number(limit), LONGEST)]));
}

/** A setting for this database counts before one for all. Without a unit the number is of milliseconds. */
const ROLE_LIMITS = `
  select distinct on (r.rolname) r.rolname as role,
    round(case when v.value ~ '^[0-9]+$' then v.value::numeric else extract(epoch from v.value::interval) * 1000 end) as "limit"
  from pg_db_role_setting s
  join pg_roles r on r.oid = s.setrole
  cross join lateral unnest(s.setconfig) as c (setting)
  cross join lateral (select substr(c.setting, strpos(c.setting, '=') + 1)) as v (value)
  where r.rolname in ('anon', 'authenticated', 'service_role')
    and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
    and split_part(c.setting, '=', 1) = 'statement_timeout'
  order by r.rolname, s.setdatabase desc`;
