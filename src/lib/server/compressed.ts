import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const TEXT = /^(?:text\/|application\/(?:json|javascript)|image\/svg)/;
/** Below this a packet is a packet. */
const LEAST_BYTES = 1024;
/** Nearly as small as the default level and half the time: the server has two processors, the county's line two megabits. */
const LEVEL = 4;

const compress = promisify(gzip);

/** The answer, made small for whoever can unpack it: a list of listings is a tenth as many bytes on a slow line. */
export async function compressed(request: Request, response: Response): Promise<Response> {
  const { headers, status } = response;
  const isText = TEXT.test(headers.get('content-type') ?? '');
  if (!response.body || !isText || headers.has('content-encoding') || status === 304 || status === 206) return response;
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return response;
  const bytes = Buffer.from(await response.arrayBuffer());
  const changed = new Headers(headers);
  changed.append('vary', 'accept-encoding');
  if (bytes.length < LEAST_BYTES) return new Response(bytes, { status, headers: changed });
  changed.set('content-encoding', 'gzip');
  changed.delete('content-length');
  return new Response(await compress(bytes, { level: LEVEL }), { status, headers: changed });
}
