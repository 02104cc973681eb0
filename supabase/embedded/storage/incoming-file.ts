import type { HttpRequest } from '../http/message.ts';
import { invalidRequest, tooLarge } from './errors.ts';
import { boundaryOf, MultipartReader, type Part } from './multipart.ts';
import { bodyOf } from './request.ts';

/** A file on its way in. */
export type IncomingFile = {
  mimetype: string;
  /** Bytes, where the client says so. */
  declaredSize: number | undefined;
  body: AsyncIterable<Buffer>;
  /** What came with the file; complete only when its bytes are read, since form fields may follow them. */
  details(): Promise<FileDetails>;
  /** The same, as far as it is known now. */
  detailsSoFar(): FileDetails;
};

export type FileDetails = {
  cacheControl: string;
  /** JSON. */
  userMetadata: string | null;
};

/** Bytes of one form field, and how many there may be. */
const MAX_FIELD = 1024 * 1024;
const MAX_FIELDS = 10;

/** The file in a request: its body, or the one file of its form. @throws StorageError */
export function readIncomingFile(http: HttpRequest): Promise<IncomingFile> {
  const type = http.headers['content-type'];
  return type !== undefined && /^multipart\/form-data\b/i.test(type) ? fromForm(http, boundaryOf(type)) : Promise.resolve(fromBody(http));
}

function fromBody(http: HttpRequest): IncomingFile {
  const { 'content-type': type, 'content-length': length, 'cache-control': cacheControl, 'x-metadata': metadata } = http.headers;
  const details = {
    cacheControl: readCacheControl(cacheControl ?? 'no-cache'),
    userMetadata: readUserMetadata(metadata),
  };
  return {
    mimetype: type ?? 'application/octet-stream',
    declaredSize: length === undefined ? undefined : Number(length),
    body: bodyOf(http),
    details: () => Promise.resolve(details),
    detailsSoFar: () => details,
  };
}

async function fromForm(http: HttpRequest, boundary: string): Promise<IncomingFile> {
  const reader = new MultipartReader(bodyOf(http), boundary);
  const fields = new Map<string, string>();
  const file = await nextFile(reader, fields);
  if (!file) throw invalidRequest('No content provided');
  return {
    mimetype: fields.get('contentType') ?? file.contentType ?? 'application/octet-stream',
    declaredSize: undefined,
    body: file.body,
    details: async () => {
      if (await nextFile(reader, fields)) throw invalidRequest('One file at a time');
      return detailsOf(fields);
    },
    detailsSoFar: () => detailsOf(fields),
  };
}

/** Reads fields up to the next file. A part is a file when it has a name as such, or is binary. */
async function nextFile(reader: MultipartReader, fields: Map<string, string>): Promise<Part | undefined> {
  for (let part = await reader.nextPart(); part; part = await reader.nextPart()) {
    if (part.filename !== undefined || part.contentType === 'application/octet-stream') return part;
    if (fields.size >= MAX_FIELDS) throw invalidRequest('Too many form fields');
    fields.set(part.name ?? '', await readField(part));
  }
  return undefined;
}

async function readField({ body }: Part): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_FIELD) throw tooLarge('user_metadata');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function detailsOf(fields: ReadonlyMap<string, string>): FileDetails {
  const seconds = fields.get('cacheControl');
  const metadata = fields.get('metadata') ?? fields.get('userMetadata');
  return {
    cacheControl: readCacheControl(seconds ? `max-age=${seconds}` : 'no-cache'),
    userMetadata: metadata === undefined ? null : jsonObject(metadata),
  };
}

/** @throws StorageError when it could not be sent back as a header */
function readCacheControl(text: string): string {
  if (!/^[\x20-\x7e]{1,200}$/.test(text)) throw invalidRequest('Invalid cache control');
  return text;
}

/** What the header `x-metadata` says: JSON in Base64. */
export const readUserMetadata = (header: string | undefined): string | null =>
  header === undefined ? null : jsonObject(Buffer.from(header, 'base64').toString('utf8'));

/** The text as it came, so that Postgres sees the very numbers; what is no JSON object is left out, as upstream does. */
function jsonObject(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? text : null;
  } catch {
    return null;
  }
}
