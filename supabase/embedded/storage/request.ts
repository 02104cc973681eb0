import { Readable } from 'node:stream';
import { z } from 'zod';
import type { CommitRule, Driver, RequestContext, TextRow } from '../db/driver.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import type { Keys } from '../keys.ts';
import { accessDenied, invalidKey, invalidRequest, TOKEN_FAULTS, tooLarge } from './errors.ts';

/** A request, and what was found out about its caller. */
export type StorageRequest = {
  http: HttpRequest;
  /** Parts of the path, decoded. */
  path: readonly string[];
  query: URLSearchParams;
  /** Whose objects are made: the user of the token, or nobody. */
  owner: string | undefined;
  /** Why the caller is not known, if so. Objects of public buckets are theirs all the same. */
  unknownCaller: string | undefined;
};

/** Bytes; only files are larger, and they are never read whole. */
const MAX_JSON = 1024 * 1024;

/** @throws StorageError when the path can't be decoded */
export function readRequest(http: HttpRequest, keys: Pick<Keys, 'check' | 'roleOfKey'>): StorageRequest {
  const { sub } = http.caller.claims;
  return {
    http,
    path: http.path.split('/').slice(1).map(decode),
    query: new URLSearchParams(http.query),
    owner: typeof sub === 'string' ? sub : undefined,
    unknownCaller: faultOfCaller(http, keys),
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw invalidKey(part);
  }
}

function faultOfCaller({ headers }: HttpRequest, keys: Pick<Keys, 'check' | 'roleOfKey'>): string | undefined {
  const bearer = /^bearer +(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer === undefined) return headers.apikey === undefined ? TOKEN_FAULTS.malformed : undefined;
  if (keys.roleOfKey(bearer) !== undefined) return undefined;
  const checked = keys.check(bearer);
  return checked.ok ? undefined : TOKEN_FAULTS[checked.reason];
}

/** @throws StorageError `AccessDenied` when a key or a good token is missing */
export function assertKnownCaller({ unknownCaller }: StorageRequest): void {
  if (unknownCaller !== undefined) throw accessDenied(unknownCaller);
}

/** Runs a statement with the caller's rights. @throws DatabaseError when policies or constraints refuse */
export async function asCaller(
  db: Driver,
  { http }: StorageRequest,
  text: string,
  params: readonly (string | null)[],
  rules: { access: 'read' | 'write'; commit?: CommitRule },
): Promise<TextRow[]> {
  const context: RequestContext = {
    role: http.caller.role,
    claims: JSON.stringify(http.caller.claims),
    method: http.method,
    path: http.path,
    headers: JSON.stringify(Object.fromEntries(Object.entries(http.headers).filter(([name]) => name !== 'cookie'))),
    schema: 'storage',
  };
  const { rows } = await db.run(context, { text, params }, { commit: 'always', ...rules });
  return rows;
}

/** The body, as the schema describes it. @throws StorageError */
export async function readJson<T>({ http }: StorageRequest, schema: z.ZodType<T>): Promise<T> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bodyOf(http)) {
    size += chunk.length;
    if (size > MAX_JSON) throw tooLarge('request body');
    chunks.push(chunk);
  }
  let value: unknown;
  try {
    value = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw invalidRequest('The body is not JSON');
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalidRequest(`body${issue?.path.map((key) => `/${String(key)}`).join('') ?? ''} ${issue?.message ?? ''}`);
}

/** A text that Postgres can hold: it has no NUL. */
export const Text = z.string().refine((text) => !text.includes('\0'), 'must not contain NUL');

/** The body as it arrives. Ending early leaves the connection open, so that the answer reaches the client. */
export function bodyOf({ body }: HttpRequest): AsyncIterable<Buffer, undefined> {
  return (body instanceof Readable ? body : Readable.from([body])).iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer, undefined>;
}

/** An answer that Postgres or we wrote as JSON. */
export const jsonText = (body: string): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body,
});
export const json = (value: unknown): HttpResponse => jsonText(JSON.stringify(value));

/** A moment as JavaScript prints it, which is what upstream answers. */
export const isoText = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
