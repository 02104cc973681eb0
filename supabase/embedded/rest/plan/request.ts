import { invalidPath, maxAffectedNeedsSet, methodNotAllowed, notImplemented, rootNotServed, rpcMethodNotAllowed } from '../errors.ts';
import type { ParsedQuery, RowRange } from '../grammar/ast.ts';
import { callPayload, rowsPayload, type CallPayload } from '../request/payload.ts';
import type { BodyFormat } from '../request/media-type.ts';
import type { Preferences } from '../request/preferences.ts';
import { nameKey, type Catalog, type Routine, type Table } from '../schema/catalog.ts';
import { noTable } from '../schema/errors.ts';
import type { QualifiedName, Sql } from '../sql/fragment.ts';
import { callStatement, plannedCountStatement, readStatement, writeStatement, type Output } from '../sql/statement.ts';
import { bodyArguments, chooseRoutine, namedArguments } from './call.ts';
import { neededColumns, planDelete, planInsert, planUpdate, type WritePlan } from './write.ts';
import { planRead, type ReadNode } from './read.ts';

export type Resource = { kind: 'table' | 'function'; name: string };

/** A request read as far as it can be without knowing the database. */
export type RestRequest = {
  method: string;
  resource: Resource;
  schema: string;
  query: ParsedQuery;
  preferences: Preferences;
  range: RowRange;
  format: BodyFormat;
  body: Buffer;
  contentType: string | undefined;
};

export type PlanLimits = { maxRows: number | undefined; aggregatesEnabled: boolean };

/** What is to be run for a request. */
export type RequestPlan = {
  kind: 'read' | 'insert' | 'update' | 'delete' | 'call';
  statement: Sql;
  /** For `count=planned`: asks the planner how many rows there may be. */
  plannedCount: Sql | undefined;
  access: 'read' | 'write';
  table: Table | undefined;
  routine: Routine | undefined;
};

/** Which table or function a path names. @throws RestError PGRST125, PGRST126 for the root */
export function resourceOf(path: string): Resource {
  const parts = path.split('/').slice(1).map(decodePart);
  if (parts.at(-1) === '') parts.pop();
  const [first, second] = parts;
  if (first === undefined) throw rootNotServed();
  if (parts.length === 1) return { kind: 'table', name: first };
  if (parts.length === 2 && first === 'rpc' && second !== undefined) return { kind: 'function', name: second };
  throw invalidPath();
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw invalidPath();
  }
}

/** @throws RestError for whatever the database's schema does not allow */
export function planRequest(request: RestRequest, catalog: Catalog, limits: PlanLimits): RequestPlan {
  if (request.resource.kind === 'function') return planCall(request, catalog, limits);
  const name = { schema: request.schema, name: request.resource.name };
  const table = catalog.tables.get(nameKey(name));
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      if (table === undefined) throw noTable(name, catalog);
      return planTableRead(request, table, catalog, limits);
    case 'POST':
    case 'PATCH':
    case 'DELETE':
      if (table === undefined) throw noTable(name, catalog);
      return planTableWrite(request, table, catalog, limits);
    case 'PUT':
      throw notImplemented('Upsert a single row with POST and "Prefer: resolution=merge-duplicates" instead of PUT.');
    default:
      throw methodNotAllowed(request.method);
  }
}

const outputOf = (request: RestRequest, catalog: Catalog, wantsBody: boolean): Output => ({
  body: wantsBody ? request.format : undefined,
  countTotal: request.preferences.count === 'exact' || request.preferences.count === 'estimated',
  types: catalog.castTypes,
});

const plannedCount = (request: RestRequest, node: ReadNode): Sql | undefined =>
  request.preferences.count === 'planned' ? plannedCountStatement(node) : undefined;

function planTableRead(request: RestRequest, table: Table, catalog: Catalog, limits: PlanLimits): RequestPlan {
  const node = planRead(request.query, {
    catalog,
    root: table,
    fromSource: false,
    rootFilters: true,
    topRange: request.range,
    ...limits,
  });
  const statement = readStatement(node, outputOf(request, catalog, request.method !== 'HEAD'));
  return { kind: 'read', statement, plannedCount: plannedCount(request, node), access: 'read', table, routine: undefined };
}

function planTableWrite(request: RestRequest, table: Table, catalog: Catalog, limits: PlanLimits): RequestPlan {
  const { query, preferences } = request;
  const wantsRows = preferences.return === 'representation';
  const locate = request.method === 'POST' && preferences.return === 'headers-only';
  const node = planRead(query, { catalog, root: table, fromSource: true, rootFilters: false, topRange: request.range, ...limits });
  const returning = wantsRows ? neededColumns(node, table.primaryKey) : locate ? table.primaryKey : [];
  const plan = writePlan(request, table, returning);
  const statement = writeStatement(plan, node, outputOf(request, catalog, wantsRows), locate);
  return { kind: plan.kind, statement, plannedCount: undefined, access: 'write', table, routine: undefined };
}

function writePlan({ method, body, contentType, query, preferences }: RestRequest, table: Table, returning: string[]): WritePlan {
  if (method === 'DELETE') return planDelete(table, query, returning);
  const payload = rowsPayload(body, contentType, query.columns);
  if (method === 'POST') return planInsert(table, payload, query, preferences, returning);
  return planUpdate(table, payload, query, preferences, returning);
}

function planCall(request: RestRequest, catalog: Catalog, limits: PlanLimits): RequestPlan {
  const { method, query, preferences } = request;
  const byPost = method === 'POST';
  if (!byPost && method !== 'GET' && method !== 'HEAD') throw rpcMethodNotAllowed(method);
  const body = byPost ? callPayload(request.body, request.contentType, query.columns) : undefined;
  const name: QualifiedName = { schema: request.schema, name: request.resource.name };
  const argumentNames = body === undefined ? query.args.map(([key]) => key) : argumentNamesOf(body);
  const routine = chooseRoutine({ ...name, byPost, argumentNames: [...new Set(argumentNames)], bodyType: bodyTypeOf(body) }, catalog);
  if (preferences.handling === 'strict' && preferences.maxAffected !== undefined && !routine.returnsSet) throw maxAffectedNeedsSet();

  // A function that returns a table's rows can embed what the table can.
  const root = { schema: routine.schema, name: routine.returnsComposite ? routine.returns.name : routine.name };
  const node = planRead(query, { catalog, root, fromSource: true, rootFilters: true, topRange: request.range, ...limits });
  const args = body === undefined ? namedArguments(routine, query.args) : bodyArguments(routine, body);
  const plan = { routine, args, returning: returningOf(node) };
  return {
    kind: 'call',
    statement: callStatement(plan, node, outputOf(request, catalog, method !== 'HEAD')),
    plannedCount: undefined,
    access: !byPost || routine.volatility !== 'v' ? 'read' : 'write',
    table: undefined,
    routine,
  };
}

function argumentNamesOf(body: CallPayload): string[] {
  if (body.kind === 'form') return body.args.map(([key]) => key);
  return body.kind === 'json' ? body.payload.columns : [];
}

function bodyTypeOf(body: CallPayload | undefined): 'json' | 'text' | 'xml' | 'bytea' | undefined {
  if (body?.kind === 'raw') return body.type;
  return body?.kind === 'json' ? 'json' : undefined;
}

/** What to take from a function's result: the columns selected, joined on, filtered by or ordered by. */
function returningOf(node: ReadNode): string[] {
  const needed = neededColumns(node, []);
  if (needed.includes('*') || needed.length === 0) return ['*'];
  const names = new Set(needed);
  const visit = (logic: ReadNode['where'][number]): void => {
    if (logic.kind === 'filter') names.add(logic.field.name);
    else logic.terms.forEach(visit);
  };
  node.where.forEach(visit);
  for (const { relation, field } of node.order) if (relation === undefined) names.add(field.name);
  for (const { outputName } of node.embeds) names.delete(outputName);
  return [...names];
}
