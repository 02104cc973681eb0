import { invalidBody } from '../errors.ts';
import { decodeParameters } from '../grammar/query.ts';
import { csvToObjects } from './csv.ts';
import { parseMediaType } from './media-type.ts';
import { refuseDeepNesting } from './nesting.ts';

/** A body that Postgres will take apart: its text goes on untouched as one parameter. */
export type JsonPayload = { json: string; columns: string[]; isObject: boolean };

/** What a function is called with. */
export type CallPayload =
  | { kind: 'json'; payload: JsonPayload }
  | { kind: 'form'; args: [string, string][] }
  /** The whole body is the one unnamed argument: as text, or hexadecimal for bytea. */
  | { kind: 'raw'; type: 'text' | 'xml' | 'bytea'; text: string };

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const RAW_TYPES = { 'text/plain': 'text', 'text/xml': 'xml', 'application/octet-stream': 'bytea' } as const;

const contentTypeName = (header: string | undefined) => (header === undefined ? JSON_TYPE : parseMediaType(header).name);
const looksLikeObject = (json: string) => /^[ \t\r\n]*\{/.test(json);

/**
 * The body of an insert or update. Its keys are the columns, unless `columns=` names them: then the body is not parsed
 * here at all.
 * @throws RestError PGRST102
 */
export function rowsPayload(body: Buffer, contentType: string | undefined, columns: string[] | undefined): JsonPayload {
  const type = contentTypeName(contentType);
  const text = body.toString('utf8');
  if (type === JSON_TYPE) return jsonPayload(text, columns);
  if (type === 'text/csv') {
    const rows = csvToObjects(text);
    return withKeys(JSON.stringify(rows), rows, 'All lines must have same number of fields');
  }
  if (type === FORM_TYPE) {
    const row = Object.fromEntries(decodeParameters(text));
    return { json: JSON.stringify(row), columns: Object.keys(row), isObject: true };
  }
  throw invalidBody(`Content-Type not acceptable: ${type}`);
}

/** The body of a function call. @throws RestError PGRST102 */
export function callPayload(body: Buffer, contentType: string | undefined, columns: string[] | undefined): CallPayload {
  const type = contentTypeName(contentType);
  if (type === FORM_TYPE) return { kind: 'form', args: formArguments(body.toString('utf8')) };
  if (Object.hasOwn(RAW_TYPES, type)) {
    const raw = RAW_TYPES[type as keyof typeof RAW_TYPES];
    return { kind: 'raw', type: raw, text: raw === 'bytea' ? `\\x${body.toString('hex')}` : body.toString('utf8') };
  }
  if (type === JSON_TYPE) return { kind: 'json', payload: jsonPayload(body.length === 0 ? '{}' : body.toString('utf8'), columns) };
  return { kind: 'json', payload: rowsPayload(body, contentType, columns) };
}

function formArguments(form: string): [string, string][] {
  const args = decodeParameters(form);
  for (const [, value] of args) refuseDeepNesting(value);
  return args;
}

function jsonPayload(json: string, columns: string[] | undefined): JsonPayload {
  refuseDeepNesting(json);
  if (columns !== undefined) return { json, columns, isObject: looksLikeObject(json) };
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw invalidBody('Empty or invalid json');
  }
  return withKeys(json, parsed, 'All object keys must match');
}

function withKeys(json: string, parsed: unknown, mismatch: string): JsonPayload {
  if (!Array.isArray(parsed)) {
    // A number or a string has no rows in it; upstream takes it for an empty array.
    if (parsed === null || typeof parsed !== 'object') return { json: '[]', columns: [], isObject: false };
    return { json, columns: Object.keys(parsed), isObject: true };
  }
  const rows = parsed as unknown[];
  if (rows.length === 0) return { json, columns: [], isObject: false };
  const first = rows[0];
  if (!isRow(first)) throw invalidBody(mismatch);
  const columns = Object.keys(first);
  const sameKeys = (row: unknown) =>
    isRow(row) && Object.keys(row).length === columns.length && columns.every((key) => Object.hasOwn(row, key));
  if (!rows.every(sameKeys)) throw invalidBody(mismatch);
  return { json, columns, isObject: false };
}

const isRow = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);
