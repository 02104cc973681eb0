import type { Readable } from 'node:stream';

/** A request as the services see it: the server has checked sizes, read the body and found out who calls. */
export type HttpRequest = {
  method: string;
  /** Path after the service's prefix (`/rest/v1`, `/auth/v1`, `/storage/v1`), still percent-encoded, starting with `/`. */
  path: string;
  /** Raw query string without `?`, still percent-encoded. */
  query: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Whole body, or a stream where the service asked for one (storage). Empty when there is none. */
  body: Buffer | Readable;
  /** The client's address; X-Forwarded-For counts only from configured proxies. */
  ip: string;
  caller: Caller;
};

/** Who calls: from the user's JWT if there is a valid one, else from the API key. */
export type Caller = {
  role: 'anon' | 'authenticated' | 'service_role';
  /** Verified claims; `{ role }` alone when only a key came. */
  claims: Readonly<Record<string, unknown>>;
};

export type HttpResponse = {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: string | Buffer | Readable | null;
};

/** A service: one function from request to response. What it throws is a bug, logged and answered with 500. */
export type Service = (request: HttpRequest) => Promise<HttpResponse>;
