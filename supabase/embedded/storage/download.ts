import type { HttpResponse } from '../http/message.ts';
import { errorResponse, invalidRange, missingFile } from './errors.ts';
import type { StoredObject } from './objects.ts';
import { isUnmodified, readRange, type ByteRange } from './range.ts';
import type { StorageRequest } from './request.ts';
import type { Storage } from './storage.ts';

/** How often a row is read whose file has just gone. */
const ATTEMPTS = 3;

/**
 * Sends an object's bytes, or what a HEAD or a condition leaves of the answer.
 * @param find reads the object's row
 * @param expires when a signed address ends; caches may keep the answer till then
 */
export async function sendObject(
  storage: Storage,
  request: StorageRequest,
  bucketId: string,
  find: () => Promise<StoredObject>,
  expires?: Date,
): Promise<HttpResponse> {
  const { object, file } = await openObject(storage, bucketId, find);
  if (!file) return errorResponse(missingFile());

  const { size } = await file.stat();
  const { range, ...response } = planAnswer(request, object, size, expires);
  if (range && request.http.method !== 'HEAD') {
    return { ...response, body: file.createReadStream({ start: range.first, end: range.last }) };
  }
  await file.close();
  return response;
}

/** The row and its file. Between the two somebody may replace the object, so that the row is asked again. */
async function openObject({ files }: Storage, bucketId: string, find: () => Promise<StoredObject>) {
  for (let attempt = 1; ; attempt++) {
    const object = await find();
    const file = await files.open({ bucketId, version: object.version });
    if (file || attempt === ATTEMPTS) return { object, file };
  }
}

/** Status, headers, and which bytes to send, if any. */
function planAnswer(
  { http, query }: StorageRequest,
  object: StoredObject,
  size: number,
  expires: Date | undefined,
): HttpResponse & { range?: ByteRange } {
  const { eTag, modified } = object;
  const headers = {
    ...contentHeaders(object.mimetype),
    ...cacheHeaders(object, expires),
    ...dispositionHeader(query.get('download')),
    'accept-ranges': 'bytes',
  };
  if (isUnmodified(http.headers, eTag, modified)) return { status: 304, headers };

  const isForThis = http.headers['if-range'] === undefined || http.headers['if-range'] === eTag;
  const range = isForThis ? readRange(http.headers.range, size) : undefined;
  if (range === 'unsatisfiable') {
    const refusal = errorResponse(invalidRange());
    return { ...refusal, headers: { ...refusal.headers, 'content-range': `bytes */${size}` } };
  }
  if (size === 0) return { status: 200, headers };
  const { first, last } = range ?? { first: 0, last: size - 1 };
  const length = { 'content-length': String(last - first + 1) };
  return range
    ? { status: 206, headers: { ...headers, ...length, 'content-range': `bytes ${first}-${last}/${size}` }, range }
    : { status: 200, headers: { ...headers, ...length }, range: { first, last } };
}

/** Pages of strangers must not run on this address: HTML is shown as text, as upstream does, and other markup can't do anything. */
function contentHeaders(mimetype: string): Record<string, string> {
  const type = asHeader(mimetype) ?? 'application/octet-stream';
  const isMarkup = /\b(svg|xml|xhtml|xslt)\b/i.test(type);
  return {
    'content-type': /text\/html/i.test(type) ? 'text/plain' : type,
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'none',
    ...(isMarkup ? { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" } : {}),
  };
}

function cacheHeaders({ eTag, cacheControl, modified }: StoredObject, expires: Date | undefined): Record<string, string> {
  const tag = asHeader(eTag);
  const control = asHeader(cacheControl ?? '');
  return {
    ...(tag ? { etag: tag } : {}),
    'last-modified': modified.toUTCString(),
    ...(expires ? { expires: expires.toUTCString() } : control ? { 'cache-control': control } : {}),
  };
}

/** `?download` saves the file, `?download=name` under that name (RFC 6266). */
function dispositionHeader(download: string | null): Record<string, string> {
  if (download === null) return {};
  if (download === '') return { 'content-disposition': 'attachment;' };
  const encoded = encodeURIComponent(download.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return { 'content-disposition': `attachment; filename=${encoded}; filename*=UTF-8''${encoded}` };
}

/** Rows may be written by SQL too: what no header can carry is left out. */
const asHeader = (text: string): string | undefined => (/^[\x20-\x7e]+$/.test(text) ? text : undefined);
