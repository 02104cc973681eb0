import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DatabaseBusy } from '../db/driver.ts';
import type { Keys } from '../keys.ts';
import { identifyCaller } from './caller.ts';
import { clientAddress } from './client-address.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import type { HttpRequest, HttpResponse, Service } from './message.ts';

/** A service and the path it answers under. */
export type Mount = {
  prefix: string;
  service: Service;
  /** Whether a request needs a key, and whether a bad token is refused before the service sees it. */
  access: 'key' | 'key_and_token' | 'open';
  /** Paths that need no key all the same. */
  isOpen?: (path: string) => boolean;
  /** Pages of other sites may not read this one's answers. */
  sameOriginOnly?: boolean;
  /** Hands the body over as it arrives, for files; else whole, up to `MAX_BODY`. */
  streams?: boolean;
};

export type ServerOptions = {
  /** Filled when the services are ready; until then every request is asked to come back. */
  mounts: readonly Mount[];
  keys: Keys;
  /** PostgREST alone answers requests without a key as anon; Supabase's gateway refuses them. */
  requireApiKey: boolean;
  /** Addresses whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[];
  /** How long a request may take to arrive whole [ms]; it is answered 408 within a tenth of that more. */
  requestTimeout?: number;
};

/** Bytes; larger bodies belong into storage. */
const MAX_BODY = 1024 * 1024;
/** Characters of path and query. */
const MAX_URL = 16 * 1024;
/** Without `requestTimeout` [ms]: 50 MB over a county's 2 Mbit/s line. Headers have a minute of it. */
const REQUEST_TIMEOUT = 300_000;
const NO_BODY = Buffer.alloc(0);

/** Starts listening on every host given, on the same port. @returns the servers and their port */
export async function listen(options: ServerOptions, hosts: readonly string[], port: number): Promise<{ servers: Server[]; port: number }> {
  const servers: Server[] = [];
  const { requestTimeout = REQUEST_TIMEOUT } = options;
  const limits = { maxHeaderSize: 64 * 1024, requestTimeout, connectionsCheckingInterval: requestTimeout / 10 };
  let taken = port;
  for (const host of hosts) {
    const server = createServer(limits, (request, response) => {
      void answer(options, request, response);
    });
    try {
      await listenOn(server, host, taken);
    } catch (error) {
      // The second address is a courtesy: a machine without IPv6 still has its first.
      const { code } = error as NodeJS.ErrnoException;
      if (servers.length > 0 && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')) continue;
      for (const started of servers) started.close();
      throw error;
    }
    servers.push(server);
    taken = (server.address() as AddressInfo).port;
  }
  return { servers, port: taken };
}

function listenOn(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, ipv6Only: host.includes(':') }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function answer(options: ServerOptions, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const [path = '/'] = (incoming.url ?? '/').split('?');
  const mount = options.mounts.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
  const cors = mount?.sameOriginOnly ? {} : corsHeaders;
  try {
    const response = await handle(options, mount, incoming).catch((error: unknown) => {
      // The client went away before its request was whole: that is no failure of ours.
      if (incoming.errored === error) throw error;
      return failure(error);
    });
    await send({ ...response, headers: { ...cors, ...response.headers } }, incoming, outgoing);
  } catch {
    // Gone too, in the middle of an answer, or the stream behind the answer broke: nobody is left to tell.
    outgoing.destroy();
  }
}

async function handle(options: ServerOptions, mount: Mount | undefined, incoming: IncomingMessage): Promise<HttpResponse> {
  if (incoming.method === 'OPTIONS') return { status: 204, headers: mount?.sameOriginOnly ? {} : preflightHeaders(incoming.headers) };
  const url = incoming.url ?? '/';
  if (url.length > MAX_URL) return problem(414, `The address is longer than ${MAX_URL} characters`);
  if (options.mounts.length === 0) return comeBack('The backend is starting');
  const [path = '/', ...queryParts] = url.split('?');
  if (!mount) return problem(404, 'no Route matched with those values');

  const servicePath = path.slice(mount.prefix.length) || '/';
  const headers = flatten(incoming);
  const identified = identifyCaller(headers, options.keys, {
    requireApiKey: options.requireApiKey && mount.access !== 'open' && !mount.isOpen?.(servicePath),
    refuseBadToken: mount.access === 'key_and_token',
  });
  if ('refusal' in identified) return identified.refusal;

  const body = mount.streams ? incoming : await readBody(incoming);
  if (body === undefined) return problem(413, `The body is larger than ${MAX_BODY} bytes`);
  const request: HttpRequest = {
    method: incoming.method ?? 'GET',
    path: servicePath,
    query: queryParts.join('?'),
    headers,
    body,
    ip: clientAddress(incoming.socket.remoteAddress, headers['x-forwarded-for'], options.trustedProxies),
    caller: identified.caller,
  };
  return mount.service(request);
}

function flatten({ headers }: IncomingMessage): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

/** The whole body, or undefined when it is too large. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const { 'content-length': length, 'transfer-encoding': encoding } = incoming.headers;
  if (encoding === undefined && (length === undefined || length === '0')) return NO_BODY;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read on without keeping, so that the client gets to read the refusal; the request's time limit ends it.
    if (size <= MAX_BODY) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > MAX_BODY ? undefined : Buffer.concat(chunks);
}

function failure(error: unknown): HttpResponse {
  if (error instanceof DatabaseBusy) return comeBack(error.message);
  const id = randomUUID();
  console.error(`Request failed, id ${id}:`, error);
  return problem(500, `Internal server error, id ${id}`);
}

function comeBack(why: string): HttpResponse {
  const busy = problem(503, `${why}. Try again in a moment.`);
  return { ...busy, headers: { ...busy.headers, 'retry-after': '1' } };
}

/** An answer that is only a sentence. */
export const problem = (status: number, message: string): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ message }),
});

async function send({ status, headers, body }: HttpResponse, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const hasBody = incoming.method !== 'HEAD' && status !== 204 && status !== 304;
  if (body instanceof Readable) {
    outgoing.writeHead(status, headers);
    if (hasBody) return pipeline(body, outgoing);
    body.destroy();
    outgoing.end();
    return;
  }
  // A text goes out in one piece with its headers; a buffer would cost a second write.
  const content = body ?? '';
  outgoing.writeHead(status, { ...(hasBody ? { 'content-length': Buffer.byteLength(content) } : {}), ...headers });
  outgoing.end(hasBody ? content : undefined);
}
