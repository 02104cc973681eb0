import { invalidRequest, type StorageError } from './errors.ts';

/** One part of a multipart/form-data body. Its bytes must be read, or skipped, before the next part is asked for. */
export type Part = {
  name: string | undefined;
  /** Present for files only. */
  filename: string | undefined;
  contentType: string | undefined;
  body: AsyncIterable<Buffer>;
};

/** Bytes of a part's headers: a name, a file name, a type. */
const MAX_HEADERS = 16 * 1024;
const CRLF = Buffer.from('\r\n');
const END_OF_HEADERS = Buffer.from('\r\n\r\n');

const malformed = (why: string): StorageError => invalidRequest(`The multipart body ${why}`);

/** The boundary named by a content type. @throws StorageError when it names none that RFC 2046 allows */
export function boundaryOf(contentType: string): string {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]*)"|([^\s;"]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare ?? '';
  if (boundary.length < 1 || boundary.length > 70) throw malformed('has no boundary');
  return boundary;
}

/** Reads multipart/form-data (RFC 7578) as it arrives, holding no more than one chunk and a boundary of it. */
export class MultipartReader {
  readonly #source: AsyncIterator<Buffer, undefined>;
  readonly #delimiter: Buffer;
  /** Read, and not handed out. Starts with the line break that the first boundary lacks. */
  #pending: Buffer = CRLF;
  #part: AsyncGenerator<Buffer, void>;
  #ended = false;

  constructor(source: AsyncIterable<Buffer, undefined>, boundary: string) {
    this.#source = source[Symbol.asyncIterator]();
    this.#delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
    // What stands before the first boundary is nobody's, and is skipped like a part that nobody read.
    this.#part = this.#upToDelimiter();
  }

  /** The next part, or undefined after the last. @throws StorageError when the body is malformed or ends early */
  async nextPart(): Promise<Part | undefined> {
    if (this.#ended) return undefined;
    await drain(this.#part);
    if (await this.#isLast()) {
      this.#ended = true;
      return undefined;
    }
    const headers = readHeaders(await this.#headers());
    const disposition = headers.get('content-disposition') ?? '';
    this.#part = this.#upToDelimiter();
    return {
      name: parameter(disposition, 'name'),
      filename: parameter(disposition, 'filename'),
      contentType: headers.get('content-type'),
      // Ending a loop over it early must not end it: the rest is skipped later.
      body: { [Symbol.asyncIterator]: () => ({ next: () => this.#part.next() }) },
    };
  }

  async *#upToDelimiter(): AsyncGenerator<Buffer, void> {
    for (;;) {
      const at = this.#pending.indexOf(this.#delimiter);
      if (at >= 0) {
        const last = this.#pending.subarray(0, at);
        this.#pending = this.#pending.subarray(at + this.#delimiter.length);
        if (last.length > 0) yield last;
        return;
      }
      // The end may be the beginning of a delimiter.
      const certain = this.#pending.length - this.#delimiter.length + 1;
      if (certain > 0) {
        const chunk = this.#pending.subarray(0, certain);
        this.#pending = this.#pending.subarray(certain);
        yield chunk;
      }
      await this.#readMore();
    }
  }

  /** Whether the boundary just read is the closing one. */
  async #isLast(): Promise<boolean> {
    while (this.#pending.length < 2) await this.#readMore();
    return this.#pending.subarray(0, 2).toString('latin1') === '--';
  }

  /** Up to the empty line; they begin with the line break that ends the boundary. */
  async #headers(): Promise<string> {
    for (;;) {
      const end = this.#pending.indexOf(END_OF_HEADERS);
      if (end > MAX_HEADERS || (end < 0 && this.#pending.length > MAX_HEADERS)) throw malformed('has too long headers');
      if (end >= 0) {
        const text = this.#pending.subarray(0, end).toString('utf8');
        this.#pending = this.#pending.subarray(end + END_OF_HEADERS.length);
        if (!/^[ \t]*(\r\n|$)/.test(text)) throw malformed('has a boundary that goes on');
        return text;
      }
      await this.#readMore();
    }
  }

  async #readMore(): Promise<void> {
    const { done, value } = await this.#source.next();
    if (done) throw malformed('ends in the middle');
    this.#pending = this.#pending.length === 0 ? value : Buffer.concat([this.#pending, value]);
  }
}

async function drain(part: AsyncGenerator<Buffer, void>): Promise<void> {
  while (!(await part.next()).done);
}

function readHeaders(text: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

/** A parameter of Content-Disposition. Browsers write `%22` for a quote in a name (WHATWG), older clients `\"`. */
function parameter(disposition: string, name: 'name' | 'filename'): string | undefined {
  const [, quoted, bare] = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;"]*))`, 'i').exec(disposition) ?? [];
  return quoted?.replace(/\\(.)/g, '$1') ?? bare;
}
