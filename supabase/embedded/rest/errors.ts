import type { HttpResponse } from '../http/message.ts';

/** What a client is told when a request can't be served: PostgREST's error body, its HTTP status and extra headers. */
export class RestError extends Error {
  override name = 'RestError';
  readonly status: number;
  readonly code: string;
  readonly details: unknown;
  readonly hint: string | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(fields: {
    status: number;
    code: string;
    message: string;
    details?: unknown;
    hint?: string | null | undefined;
    headers?: Record<string, string>;
  }) {
    super(fields.message);
    this.status = fields.status;
    this.code = fields.code;
    this.details = fields.details ?? null;
    this.hint = fields.hint ?? null;
    this.headers = fields.headers ?? {};
  }
}

/** The error as PostgREST prints it. */
export function errorResponse(error: RestError): HttpResponse {
  const { code, details, hint, message } = error;
  return {
    status: error.status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'proxy-status': `PostgREST; error=${code}`,
      ...error.headers,
    },
    body: JSON.stringify({ code, details, hint, message }),
  };
}

/** A part of the URL that does not follow the grammar. */
export const syntaxError = (what: string, text: string, column: number, details: string) =>
  new RestError({
    status: 400,
    code: 'PGRST100',
    message: `"failed to parse ${what} (${text})" (line 1, column ${column})`,
    details,
  });

export const rpcMethodNotAllowed = (method: string) =>
  new RestError({ status: 405, code: 'PGRST101', message: `Cannot use the ${method} method on RPC` });

export const invalidBody = (message: string) => new RestError({ status: 400, code: 'PGRST102', message });

export const rangeNotSatisfiable = (details: string) =>
  new RestError({ status: 416, code: 'PGRST103', message: 'Requested range not satisfiable', details });

export const unknownSchema = (schema: string, exposed: readonly string[]) =>
  new RestError({
    status: 406,
    code: 'PGRST106',
    message: `Invalid schema: ${schema}`,
    hint: `Only the following schemas are exposed: ${exposed.join(', ')}`,
  });

export const noAcceptableMediaType = (accepted: readonly string[]) =>
  new RestError({ status: 406, code: 'PGRST107', message: `None of these media types are available: ${accepted.join(', ')}` });

export const notEmbedded = (resource: string) =>
  new RestError({
    status: 400,
    code: 'PGRST108',
    message: `'${resource}' is not an embedded resource in this request`,
    hint: `Verify that '${resource}' is included in the 'select' query parameter.`,
  });

export const invalidResponseHeaders = () =>
  new RestError({
    status: 500,
    code: 'PGRST111',
    message: 'response.headers guc must be a JSON array composed of objects with a single key and a string value',
  });

export const invalidResponseStatus = () =>
  new RestError({ status: 500, code: 'PGRST112', message: 'response.status guc must be a valid status code' });

export const notSingular = (rows: number) =>
  new RestError({
    status: 406,
    code: 'PGRST116',
    message: 'Cannot coerce the result to a single JSON object',
    details: `The result contains ${rows} rows`,
  });

export const methodNotAllowed = (method: string) =>
  new RestError({ status: 405, code: 'PGRST117', message: `Unsupported HTTP method: ${method}` });

export const orderNeedsToOne = (origin: string, target: string) =>
  new RestError({
    status: 400,
    code: 'PGRST118',
    message: `A related order on '${target}' is not possible`,
    details: `'${origin}' and '${target}' do not form a many-to-one or one-to-one relationship`,
  });

export const invalidPreferences = (preferences: readonly string[]) =>
  new RestError({
    status: 400,
    code: 'PGRST122',
    message: 'Invalid preferences given with handling=strict',
    details: `Invalid preferences: ${preferences.join(', ')}`,
  });

export const aggregatesNotAllowed = () =>
  new RestError({ status: 400, code: 'PGRST123', message: 'Use of aggregate functions is not allowed' });

export const tooManyAffected = (rows: number) =>
  new RestError({
    status: 400,
    code: 'PGRST124',
    message: 'Query result exceeds max-affected preference constraint',
    details: `The query affects ${rows} rows`,
  });

export const invalidPath = () => new RestError({ status: 404, code: 'PGRST125', message: 'Invalid path specified in request URL' });

export const rootNotServed = () => new RestError({ status: 404, code: 'PGRST126', message: 'Root endpoint metadata is disabled' });

export const notImplemented = (details: string) =>
  new RestError({ status: 400, code: 'PGRST127', message: 'Feature not implemented', details });

export const maxAffectedNeedsSet = () =>
  new RestError({
    status: 400,
    code: 'PGRST128',
    message: 'Function must return SETOF or TABLE when max-affected preference is used with handling=strict',
  });
