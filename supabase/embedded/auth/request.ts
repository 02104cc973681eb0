import { AuthError } from './errors.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';

export type JsonObject = Record<string, unknown>;

const badJson = (why: string) => new AuthError(400, 'bad_json', `Could not parse request body as JSON: ${why}`);

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A request's body as fields of known types. A field of the wrong type is refused as unparsable, as GoTrue does. */
export class Body {
  readonly #fields: JsonObject;

  constructor(fields: JsonObject) {
    this.#fields = fields;
  }

  /** @throws AuthError `bad_json` */
  static of(request: HttpRequest): Body {
    if (!Buffer.isBuffer(request.body)) throw new TypeError('the server hands whole bodies to the auth service');
    if (request.body.length === 0) throw badJson('unexpected end of JSON input');
    let parsed: unknown;
    try {
      parsed = JSON.parse(request.body.toString('utf8'));
    } catch {
      throw badJson('invalid syntax');
    }
    if (!isObject(parsed)) throw badJson('expected an object');
    return new Body(parsed);
  }

  /** The text of a field; empty when it is missing or null. */
  text(name: string): string {
    return this.optionalText(name) ?? '';
  }

  optionalText(name: string): string | undefined {
    const value = this.#fields[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw badJson(`${name} must be a string`);
    // Postgres has no text with NUL in it; without this the answer would be a database error.
    if (value.includes('\0')) throw badJson(`${name} must not contain NUL`);
    return value;
  }

  flag(name: string): boolean {
    return this.flagOr(name, false);
  }

  flagOr(name: string, missing: boolean): boolean {
    const value = this.#fields[name] ?? missing;
    if (typeof value !== 'boolean') throw badJson(`${name} must be a boolean`);
    return value;
  }

  object(name: string): JsonObject | undefined {
    const value = this.#fields[name];
    if (value === undefined || value === null) return undefined;
    if (!isObject(value)) throw badJson(`${name} must be an object`);
    if (JSON.stringify(value).includes('\\u0000')) throw badJson(`${name} must not contain NUL`);
    return value;
  }
}

/** The token of the Authorization header. @throws AuthError `no_authorization` */
export function bearerToken(request: HttpRequest): string {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  if (!token) throw new AuthError(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
  return token;
}

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});
