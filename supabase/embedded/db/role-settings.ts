import type { Driver, RequestContext, RunRules, Statement } from './driver.ts';
import { contextParams } from './session.ts';

/** `alter role … set`, by role: the settings' SQL, ready to stand in a list of set_config calls. */
export type RoleSettings = ReadonlyMap<string, string>;

/**
 * Settings of a role hold for its logins, not for those who become it; so they are repeated in each request's transaction.
 * As PostgREST does, only those that the login may set itself, and the latest when `notify pgrst` says so.
 * @param statementLimit replaces the roles' own limits [ms]
 */
export async function readRoleSettings(db: Pick<Driver, 'query'>, statementLimit?: number): Promise<RoleSettings> {
  const rows = await db.query(ROLE_SETTINGS);
  const byRole = new Map(rows.map(({ role, settings }) => [role ?? '', settings ?? '']));
  if (statementLimit === undefined) return byRole;
  const limit = `, set_config('statement_timeout', '${statementLimit}', true)`;
  return new Map(API_ROLES.map((role) => [role, `${byRole.get(role) ?? ''}${limit}`]));
}

const API_ROLES = ['anon', 'authenticated', 'service_role'] as const;

/** A transaction's isolation can't be chosen by then, and the search path is the request's. */
const ROLE_SETTINGS = `
  select r.rolname as role,
    string_agg(format(', set_config(%L, %L, true)', p.name, substr(c.setting, strpos(c.setting, '=') + 1)), '' order by s.setdatabase, p.name) as settings
  from pg_db_role_setting s
  join pg_roles r on r.oid = s.setrole
  cross join lateral unnest(s.setconfig) as c (setting)
  join pg_settings p on p.name = lower(split_part(c.setting, '=', 1))
  where r.rolname in ('anon', 'authenticated', 'service_role')
    and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
    and p.name not in ('default_transaction_isolation', 'search_path')
    and (p.context = 'user' or has_parameter_privilege('authenticator', p.name, 'set'))
  group by r.rolname`;

/**
 * The session is authenticator's already and can only become one of the three roles. One number comes back instead of
 * the values; arguments are evaluated from left to right.
 */
const ENTER = `select num_nulls(set_config('role', $1, true), set_config('search_path', $2, true),
  set_config('request.jwt.claims', $3, true), set_config('request.method', $4, true), set_config('request.path', $5, true),
  set_config('request.headers', $6, true), set_config('transaction_read_only', $7, true)`;

/** Puts a transaction of authenticator's into its caller's context. */
export function enterAsAuthenticator(settings: RoleSettings, context: RequestContext, rules: RunRules): Statement {
  const timezone = context.timezone === undefined ? '' : ", set_config('timezone', $8, true)";
  return { text: `${ENTER}${settings.get(context.role) ?? ''}${timezone})`, params: contextParams(context, rules) };
}
