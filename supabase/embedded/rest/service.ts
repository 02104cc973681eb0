import type { CommitRule, Driver, RequestContext, Statement, TextRow } from '../db/driver.ts';
import type { HttpRequest, HttpResponse, Service } from '../http/message.ts';
import { fromDatabase } from './database-errors.ts';
import { errorResponse, invalidPreferences, notSingular, RestError, tooManyAffected, unknownSchema } from './errors.ts';
import { parseQuery } from './grammar/query.ts';
import { planRequest, resourceOf, type RequestPlan, type RestRequest } from './plan/request.ts';
import { negotiate, type ExplainFormat, type ResponseFormat } from './request/media-type.ts';
import { parsePreferences } from './request/preferences.ts';
import { requestedRange } from './request/range.ts';
import { successResponse, type Result } from './response.ts';
import { SchemaCache } from './schema/schema-cache.ts';
import { explainStatement } from './sql/statement.ts';

export type RestConfig = {
  /** Exposed schemas; the first is the default. */
  schemas: readonly [string, ...string[]];
  /** Most rows of one answer, and of one embedded list; undefined: no limit. */
  maxRows: number | undefined;
  /** `count()`, `sum()` and the like: off by default, as on hosted projects. */
  aggregatesEnabled?: boolean;
  /** `Accept: application/vnd.pgrst.plan`: for development only, as it tells much about the database. */
  explainEnabled?: boolean;
  /** `Prefer: tx=rollback`. */
  txOverride?: boolean;
  /** A file inside the database's folder, in which what the catalogue says is kept from one start to the next. */
  keptCatalog?: string | undefined;
};

export type RestService = Service & {
  /** Reads the schema anew, for those who can't wait for the NOTIFY. */
  reloadSchema(): Promise<void>;
  /** Stops listening for changes of the schema. */
  close(): Promise<void>;
};

/** PostgREST's API over a database: one statement per request, run as its caller. */
export function createRest(driver: Driver, config: RestConfig): RestService {
  const cache = new SchemaCache(driver, config.schemas, config.keptCatalog);
  const watching = cache.watch();
  watching.catch(() => undefined);

  const service: Service = async (request) => {
    try {
      return await answer(request, driver, cache, config);
    } catch (error) {
      const refusal = error instanceof RestError ? error : fromDatabase(error, request.caller.role === 'anon');
      const response = errorResponse(refusal);
      return request.method === 'HEAD' ? { ...response, body: null } : response;
    }
  };
  return Object.assign(service, {
    reloadSchema: async () => void (await cache.reload()),
    close: async () => (await watching)(),
  });
}

async function answer(http: HttpRequest, driver: Driver, cache: SchemaCache, config: RestConfig): Promise<HttpResponse> {
  const format = negotiate(http.headers.accept, config.explainEnabled ?? false);
  const request = readRequest(http, format, config);
  const { preferences } = request;
  const plan = await planWith(request, cache, config);
  if (preferences.handling === 'strict' && preferences.unknown.length > 0) throw invalidPreferences(preferences.unknown);

  const context = contextOf(http, request);
  const run = (statement: Statement, commit: CommitRule) => driver.run(context, statement, { access: plan.access, commit });
  if (format.body.kind === 'explain') {
    const { rows } = await run(explain(plan, format.body), preferences.tx === 'rollback' ? 'never' : 'always');
    return { status: 200, headers: { 'content-type': format.contentType }, body: explainText(rows) };
  }
  const { rows } = await run(plan.statement.statement(), commitRule(request, plan));
  const result = resultOf(rows);
  checkRows(request, plan, result.pageRows);
  if (plan.plannedCount !== undefined) {
    const planned = await run(plan.plannedCount.statement(), 'always');
    result.totalRows = plannedRows(planned.rows);
  }
  const profile = config.schemas.length > 1 ? request.schema : undefined;
  return successResponse(request, plan, result, format.contentType, profile);
}

/** Everything that can be read, and refused, without the database. @throws RestError */
function readRequest(http: HttpRequest, format: ResponseFormat, config: RestConfig): RestRequest {
  const { method, headers } = http;
  const resource = resourceOf(http.path);
  const isSafe = method === 'GET' || method === 'HEAD';
  const query = parseQuery(http.query, resource.kind === 'function' && isSafe);
  const preferences = parsePreferences(headers.prefer, config.txOverride ?? false);
  const topRange = query.ranges.find(({ path }) => path.length === 0)?.value;
  return {
    method,
    resource,
    schema: chosenSchema(isSafe ? headers['accept-profile'] : headers['content-profile'], config.schemas),
    query,
    preferences,
    range: requestedRange(topRange, method === 'GET' ? headers.range : undefined),
    format: format.body.kind === 'explain' ? format.body.of : format.body,
    body: Buffer.isBuffer(http.body) ? http.body : Buffer.alloc(0),
    contentType: headers['content-type'],
  };
}

function chosenSchema(profile: string | undefined, schemas: RestConfig['schemas']): string {
  if (profile === undefined) return schemas[0];
  if (!schemas.includes(profile)) throw unknownSchema(profile, schemas);
  return profile;
}

/** Plans with the schema at hand; if that does not know something, and is just being read anew, then with the new one. */
async function planWith(request: RestRequest, cache: SchemaCache, config: RestConfig): Promise<RequestPlan> {
  const limits = { maxRows: config.maxRows, aggregatesEnabled: config.aggregatesEnabled ?? false };
  const current = cache.current();
  const catalog = current instanceof Promise ? await current : current;
  try {
    return planRequest(request, catalog, limits);
  } catch (error) {
    const { pending } = cache;
    if (pending === undefined || !(error instanceof RestError) || !error.code.startsWith('PGRST2')) throw error;
    return planRequest(request, await pending, limits);
  }
}

function contextOf(http: HttpRequest, request: RestRequest): RequestContext {
  // Cookies are the browser's business, and PostgREST keeps them out of request.headers too.
  const { cookie: _, ...headers } = http.headers;
  const context: RequestContext = {
    role: http.caller.role,
    claims: JSON.stringify(http.caller.claims),
    method: http.method,
    path: http.path,
    headers: JSON.stringify(headers),
    schema: request.schema,
  };
  if (request.preferences.timezone !== undefined) context.timezone = request.preferences.timezone;
  return context;
}

/** A write that turns out to be refused must not have happened. */
function commitRule({ preferences, format }: RestRequest, plan: RequestPlan): CommitRule {
  if (preferences.tx === 'rollback') return 'never';
  if (plan.access === 'read') return 'always';
  if (format.kind === 'object') return 'exactly_one_row';
  const { maxAffected, handling } = preferences;
  if (maxAffected === undefined || handling !== 'strict' || plan.kind === 'insert') return 'always';
  return { atMostRows: maxAffected };
}

/** @throws RestError PGRST116, PGRST124 */
function checkRows({ preferences, format }: RestRequest, plan: RequestPlan, pageRows: number): void {
  if (format.kind === 'object' && pageRows !== 1) throw notSingular(pageRows);
  const { maxAffected, handling } = preferences;
  const isLimited = plan.kind === 'update' || plan.kind === 'delete' || plan.kind === 'call';
  if (isLimited && handling === 'strict' && maxAffected !== undefined && pageRows > maxAffected) throw tooManyAffected(pageRows);
}

function resultOf(rows: readonly TextRow[]): Result {
  const [row] = rows;
  if (row === undefined) throw new Error('a request’s statement gives one row');
  return { row, pageRows: Number(row.page_total), totalRows: row.total_rows ? Number(row.total_rows) : undefined };
}

const explain = (plan: RequestPlan, { output, options }: ExplainFormat): Statement =>
  explainStatement(plan.statement, output, options).statement();

/** EXPLAIN gives text line by line, and JSON in one piece. */
const explainText = (rows: readonly TextRow[]): string => rows.map((row) => `${row['QUERY PLAN'] ?? ''}\n`).join('');

function plannedRows(rows: readonly TextRow[]): number | undefined {
  const [plan] = JSON.parse(explainText(rows)) as { Plan?: { 'Plan Rows'?: number } }[];
  return plan?.Plan?.['Plan Rows'];
}
