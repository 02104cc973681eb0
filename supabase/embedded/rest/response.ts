import type { HttpResponse } from '../http/message.ts';
import type { TextRow } from '../db/driver.ts';
import { errorResponse, invalidResponseHeaders, invalidResponseStatus, rangeNotSatisfiable } from './errors.ts';
import type { RequestPlan, RestRequest } from './plan/request.ts';
import { preferenceApplied, type Preferences } from './request/preferences.ts';
import { contentRange, rangeStatus } from './request/range.ts';
import { returnsVoid } from './schema/catalog.ts';

type Answer = { status: number; headers: Record<string, string>; body: string | null };

/** What the statement's one row says, as numbers. */
export type Result = { row: TextRow; pageRows: number; totalRows: number | undefined };

/** @param profile the schema, if the client could choose among several */
export function successResponse(
  request: RestRequest,
  plan: RequestPlan,
  result: Result,
  contentType: string,
  profile: string | undefined,
): HttpResponse {
  const answer = answerFor(request, plan, result);
  if (answer.body !== null || request.method === 'HEAD') {
    answer.headers['content-type'] = contentType;
    if (profile !== undefined) answer.headers['content-profile'] = profile;
  }
  const applied = preferenceApplied(appliedPreferences(request, plan));
  if (applied !== undefined) answer.headers['preference-applied'] = applied;
  return overridden(answer, result.row);
}

function answerFor(request: RestRequest, plan: RequestPlan, result: Result): Answer {
  switch (plan.kind) {
    case 'read':
      return pageAnswer(request, result, { 'content-location': contentLocation(request) });
    case 'call':
      if (plan.routine !== undefined && returnsVoid(plan.routine)) {
        return { ...pageAnswer(request, result, {}), status: 204, body: null };
      }
      return pageAnswer(request, result, {});
    case 'insert':
      return insertAnswer(request, plan, result);
    case 'update':
      return changeAnswer(request, result, contentRange(0, result.pageRows - 1, countedRows(request, result)));
    case 'delete':
      return changeAnswer(request, result, contentRange(1, 0, countedRows(request, result)));
  }
}

function pageAnswer(request: RestRequest, { row, pageRows, totalRows }: Result, headers: Record<string, string>): Answer {
  const { offset } = request.range;
  const status = rangeStatus(offset, pageRows, totalRows);
  const page = { ...headers, 'content-range': contentRange(offset, offset + pageRows - 1, totalRows) };
  if (status !== 416) return { status, headers: page, body: request.method === 'HEAD' ? null : (row.body ?? null) };
  const beyond = rangeNotSatisfiable(`An offset of ${offset} was requested, but there are only ${totalRows ?? 0} rows.`);
  const { body } = errorResponse(beyond);
  return { status, headers: page, body: request.method === 'HEAD' || typeof body !== 'string' ? null : body };
}

function contentLocation({ resource, query }: RestRequest): string {
  return `/${encodeURIComponent(resource.name)}${query.canonical === '' ? '' : `?${query.canonical}`}`;
}

const countedRows = ({ preferences }: RestRequest, { pageRows }: Result): number | undefined =>
  preferences.count === 'exact' || preferences.count === 'estimated' ? pageRows : undefined;

function insertAnswer(request: RestRequest, plan: RequestPlan, result: Result): Answer {
  const { row, pageRows } = result;
  const headers: Record<string, string> = { 'content-range': contentRange(1, 0, countedRows(request, result)) };
  if (row.location && pageRows === 1) headers.location = location(request, plan, row.location);
  // An upsert that only changed rows created nothing.
  const status = row.inserted !== null && row.inserted !== undefined && Number(row.inserted) <= 0 ? 200 : 201;
  return { status, headers, body: request.preferences.return === 'representation' ? (row.body ?? null) : null };
}

/** The URL of the inserted row, by its primary key. */
function location(request: RestRequest, plan: RequestPlan, rowJson: string): string {
  const row = JSON.parse(rowJson) as Record<string, string | null>;
  const filters = (plan.table?.primaryKey ?? []).map((name) => {
    const value = row[name] ?? null;
    return `${encodeURIComponent(name)}=${encodeURIComponent(value === null ? 'is.null' : `eq.${value}`)}`;
  });
  return `/${encodeURIComponent(request.resource.name)}?${filters.join('&')}`;
}

function changeAnswer(request: RestRequest, { row }: Result, range: string): Answer {
  const headers = { 'content-range': range };
  if (request.preferences.return !== 'representation') return { status: 204, headers, body: null };
  return { status: 200, headers, body: row.body ?? null };
}

/** Only preferences that mean something for this kind of request are confirmed. */
function appliedPreferences({ preferences, query }: RestRequest, plan: RequestPlan): Partial<Preferences> {
  const isWrite = plan.kind === 'insert' || plan.kind === 'update' || plan.kind === 'delete';
  const couldConflict = plan.kind === 'insert' && ((plan.table?.primaryKey.length ?? 0) > 0 || query.onConflict !== undefined);
  return {
    ...preferences,
    resolution: couldConflict ? preferences.resolution : undefined,
    return: isWrite ? preferences.return : undefined,
    missing: plan.kind === 'insert' || plan.kind === 'update' ? preferences.missing : undefined,
    maxAffected: plan.kind === 'read' || plan.kind === 'insert' ? undefined : preferences.maxAffected,
  };
}

/** Functions may set status and headers of the answer; theirs win. @throws RestError PGRST111, PGRST112 */
function overridden({ status, headers, body }: Answer, row: TextRow): HttpResponse {
  const chosen = row.response_status ? Number(row.response_status) : status;
  if (!Number.isInteger(chosen) || chosen < 200 || chosen > 599) throw invalidResponseStatus();
  const extra = row.response_headers ? headerPairs(row.response_headers) : {};
  return { status: chosen, headers: { ...headers, ...extra }, body };
}

const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

function headerPairs(json: string): Record<string, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw invalidResponseHeaders();
  }
  if (!Array.isArray(parsed)) throw invalidResponseHeaders();
  const pairs = (parsed as unknown[]).map((item): [string, string] => {
    const entries = item !== null && typeof item === 'object' ? Object.entries(item as Record<string, unknown>) : [];
    const [entry] = entries;
    if (entries.length !== 1 || typeof entry?.[1] !== 'string') throw invalidResponseHeaders();
    const [name, value] = [entry[0].toLowerCase(), entry[1]];
    if (!HEADER_NAME.test(name) || !HEADER_VALUE.test(value)) throw invalidResponseHeaders();
    return [name, value];
  });
  return Object.fromEntries(pairs);
}
