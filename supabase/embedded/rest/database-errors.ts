import { DatabaseBusy, DatabaseError } from '../db/driver.ts';
import { RestError } from './errors.ts';

/** HTTP status by SQLSTATE, the longest prefix that fits: PostgREST's table. Everything else is the client's mistake, 400. */
const STATUS: Readonly<Record<string, number>> = {
  '08': 503, // connection
  '09': 500, // triggered action
  '0L': 403, // invalid grantor
  '0P': 403, // invalid role specification
  '23503': 409, // foreign key violation
  '23505': 409, // unique violation
  '25006': 405, // a write in a read-only transaction: a volatile function called by GET
  '25': 500, // invalid transaction state
  '28': 403, // invalid authorization
  '2D': 500, // invalid transaction termination
  '38': 500, // external routine
  '39': 500, // external routine invocation
  '3B': 500, // savepoint
  '40': 500, // transaction rollback
  '42883': 404, // undefined function
  '42P01': 404, // undefined table
  '42P17': 500, // infinite recursion
  '53400': 500, // configuration limit
  '53': 503, // insufficient resources
  '54': 500, // too complex
  '55': 500, // object not in the right state
  '57P01': 503, // shutting down
  '57': 500, // operator intervention, such as the statement's time limit
  '58': 500, // system
  F0: 500, // configuration file
  HV: 500, // foreign data
  P0001: 400, // raise
  P0: 500, // PL/pgSQL
  XX: 500, // internal
};

/** Seconds after which a client may come back when the queue is full. */
const RETRY_AFTER = 1;

/** What to answer when the database refused; anything else that was thrown is passed on. */
export function fromDatabase(error: unknown, isAnonymous: boolean): RestError {
  if (error instanceof DatabaseBusy) return busy(error);
  if (!(error instanceof DatabaseError)) throw error;
  if (error.code === 'PGRST') return fromRaise(error);
  const { code, message, detail, hint } = error;
  const status = statusOf(error, isAnonymous);
  const headers: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  return new RestError({ status, code, message, details: detail ?? null, hint, headers });
}

const busy = ({ message }: DatabaseBusy) =>
  new RestError({ status: 503, code: 'PGRST003', message, headers: { 'retry-after': `${RETRY_AFTER}` } });

function statusOf({ code, message }: DatabaseError, isAnonymous: boolean): number {
  // Someone without a session may do it after signing in; someone with one may not.
  if (code === '42501') return isAnonymous ? 401 : 403;
  if (code === '21000') return message.endsWith('requires a WHERE clause') ? 400 : 500;
  if (code === '22023' && /^role .* does not exist$/.test(message)) return 401;
  const chosen = /^PT(\d{3})$/.exec(code)?.[1];
  if (code.startsWith('PT')) return chosen !== undefined && Number(chosen) >= 200 && Number(chosen) < 600 ? Number(chosen) : 500;
  return STATUS[code] ?? STATUS[code.slice(0, 2)] ?? 400;
}

/** `RAISE SQLSTATE 'PGRST'`: a function decides over the whole response, in JSON. */
function fromRaise({ message, detail }: DatabaseError): RestError {
  const body = parseObject(message);
  const control = detail === undefined ? undefined : parseObject(detail);
  if (typeof body?.code !== 'string' || typeof body.message !== 'string') {
    return invalidRaise(`Invalid JSON value for MESSAGE: '${message}'`, MESSAGE_HINT);
  }
  if (detail === undefined) return invalidRaise('DETAIL is missing in the RAISE statement', DETAIL_HINT);
  const { status, headers } = control ?? {};
  if (!isHttpStatus(status) || headers === null || typeof headers !== 'object') {
    return invalidRaise(`Invalid JSON value for DETAIL: '${detail}'`, DETAIL_HINT);
  }
  const { code, details, hint } = body;
  const texts = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return new RestError({
    status,
    code,
    message: body.message,
    details: details ?? null,
    hint: typeof hint === 'string' ? hint : null,
    headers: Object.fromEntries(texts) as Record<string, string>,
  });
}

const MESSAGE_HINT = "MESSAGE must be a JSON object with obligatory keys: 'code', 'message' and optional keys: 'details', 'hint'.";
const DETAIL_HINT = "DETAIL must be a JSON object with obligatory keys: 'status', 'headers' and optional key: 'status_text'.";

const invalidRaise = (details: string, hint: string) =>
  new RestError({
    status: 500,
    code: 'PGRST121',
    message: `Could not parse JSON in the "RAISE SQLSTATE 'PGRST'" error`,
    details,
    hint,
  });

const isHttpStatus = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 599;

function parseObject(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
