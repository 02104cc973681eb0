import { formatPath, shown, type Fault } from '../lib/domain/fault.ts';

const [TAB, NEWLINE, RETURN, SPACE, QUOTE, COMMA, COLON, OPEN, BACKSLASH, CLOSE] = [9, 10, 13, 32, 34, 44, 58, 91, 92, 93];
const [BRACE_OPEN, BRACE_CLOSE] = [123, 125];
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORDS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const [ZERO, NINE, POINT] = [48, 57, 46];
const MOST_DIGITS = 15;
const POWERS = Array.from({ length: MOST_DIGITS }, (_, digits) => Number(`1e${digits}`));
const LONGEST_KEPT = 32;
const SLOTS = 4096;
const DEEPEST = 200;

/** Not JSON, with the line (from 1) where reading stopped. */
export class BrokenJson extends Error {
  readonly line: number;

  constructor(line: number, found: string) {
    super(found);
    this.line = line;
  }
}

/**
 * Reads JSON from its bytes piece by piece, so that a long list never stands in memory as a whole. Unlike `JSON.parse` it
 * says at which line the text breaks, and keys that occur twice in one object are faults.
 */
export class JsonReader {
  /** Keys that occur twice, in the order met. */
  readonly faults: Fault[] = [];
  readonly #bytes: Buffer;
  #at: number;
  readonly #path: PropertyKey[] = [];
  readonly #texts: string[] = [];
  readonly #stack: unknown[] = [];
  #waiting = 0;

  /** @param bytes  valid UTF-8; a byte-order mark is skipped */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  }

  /** What comes next, without reading it. */
  next(): 'object' | 'array' | 'other' {
    this.#skipSpace();
    const byte = this.#bytes[this.#at];
    return byte === BRACE_OPEN ? 'object' : byte === OPEN ? 'array' : 'other';
  }

  /** The value that comes next, whole. */
  value(): unknown {
    this.#skipSpace();
    const byte = this.#bytes[this.#at];
    if (byte === QUOTE) return this.#string();
    if (byte === BRACE_OPEN) return this.#object();
    return byte === OPEN ? this.#array() : this.#word();
  }

  /** Reads an object; `read` must read the value of each key. */
  members(read: (key: string) => void): void {
    const seen = new Set<string>();
    this.#list(BRACE_CLOSE, () => {
      this.#skipSpace();
      if (this.#bytes[this.#at] !== QUOTE) this.#break();
      const key = this.#string();
      this.#skipSpace();
      this.#expect(COLON);
      this.#path.push(key);
      if (seen.has(key)) this.faults.push({ path: formatPath(this.#path), code: 'duplicate_id', got: shown(key) });
      seen.add(key);
      read(key);
      this.#path.pop();
    });
  }

  /** Reads an array; `read` must read the element. */
  elements(read: (index: number) => void): void {
    let index = 0;
    this.#list(CLOSE, () => {
      this.#path.push(index);
      read(index++);
      this.#path.pop();
    });
  }

  /** Nothing but white space may follow. */
  end(): void {
    this.#skipSpace();
    if (this.#at < this.#bytes.length) this.#break();
  }

  /** Elements wait on one stack until their number is known: an array that grows keeps room for sixteen more. */
  #array(): unknown[] {
    const first = this.#waiting;
    this.elements(() => {
      this.#stack[this.#waiting++] = this.value();
    });
    const list = this.#stack.slice(first, this.#waiting);
    this.#waiting = first;
    return list;
  }

  #object(): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    this.members((key) => {
      const value = this.value();
      if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true });
      else object[key] = value;
    });
    return object;
  }

  #list(close: number, read: () => void): void {
    if (this.#path.length > DEEPEST) this.#break('too deep');
    this.#at++;
    this.#skipSpace();
    if (this.#bytes[this.#at] === close) {
      this.#at++;
      return;
    }
    for (;;) {
      read();
      this.#skipSpace();
      if (this.#bytes[this.#at] === close) break;
      this.#expect(COMMA);
    }
    this.#at++;
  }

  #string(): string {
    const from = this.#at + 1;
    let at = from;
    let isPlain = true; // one byte a character, nothing escaped
    for (let byte = this.#bytes[at]; byte !== QUOTE; byte = this.#bytes[++at]) {
      if (byte === undefined || byte < SPACE) {
        this.#at = at;
        this.#break();
      }
      if (byte > 126) isPlain = false;
      if (byte !== BACKSLASH) continue;
      isPlain = false;
      at++;
    }
    this.#at = at + 1;
    if (isPlain) return this.#known(from, at);
    try {
      return JSON.parse(this.#bytes.toString('utf8', from - 1, at + 1)) as string;
    } catch {
      this.#at = from - 1;
      return this.#break();
    }
  }

  /** A plain text, made once however often it occurs: ids come by the hundred thousand, and few are different. */
  #known(from: number, until: number): string {
    const length = until - from;
    if (length > LONGEST_KEPT) return this.#bytes.toString('latin1', from, until);
    let hash = length;
    for (let at = from; at < until; at++) hash = (hash * 31 + this.#bytes[at]!) | 0;
    const slot = hash & (SLOTS - 1);
    const kept = this.#texts[slot];
    if (kept?.length === length && this.#isAt(kept, from)) return kept;
    return (this.#texts[slot] = this.#bytes.toString('latin1', from, until));
  }

  #isAt(text: string, from: number): boolean {
    for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) !== this.#bytes[from + at]) return false;
    return true;
  }

  #word(): unknown {
    const from = this.#at;
    let at = from;
    for (let byte = this.#bytes[at]; byte !== undefined && isWordByte(byte); byte = this.#bytes[++at]);
    const plain = this.#decimal(from, at);
    if (plain !== null) {
      this.#at = at;
      return plain;
    }
    const text = this.#bytes.toString('latin1', from, at);
    if (WORDS.has(text)) {
      this.#at = at;
      return WORDS.get(text);
    }
    if (!NUMBER.test(text)) this.#break();
    this.#at = at;
    return Number(text);
  }

  /**
   * A short decimal without making a text of it: up to fifteen digits and the power of ten under them are exact, so their
   * quotient is rounded once, as `Number` rounds. Null for anything else.
   */
  #decimal(from: number, until: number): number | null {
    if (until - from > MOST_DIGITS || (this.#bytes[from] === ZERO && until - from > 1 && this.#bytes[from + 1] !== POINT)) return null;
    let [units, point] = [0, -1];
    for (let at = from; at < until; at++) {
      const byte = this.#bytes[at]!;
      if (byte >= ZERO && byte <= NINE) units = units * 10 + byte - ZERO;
      else if (byte === POINT && point < 0 && at > from && at < until - 1) point = at;
      else return null;
    }
    if (until === from) return null;
    return point < 0 ? units : units / POWERS[until - point - 1]!;
  }

  #skipSpace(): void {
    for (let byte = this.#bytes[this.#at]; byte === SPACE || byte === NEWLINE || byte === RETURN || byte === TAB;)
      byte = this.#bytes[++this.#at];
  }

  #expect(byte: number): void {
    if (this.#bytes[this.#at] !== byte) this.#break();
    this.#at++;
  }

  #break(what?: string): never {
    let line = 1;
    for (let at = 0; at < Math.min(this.#at, this.#bytes.length); at++) if (this.#bytes[at] === NEWLINE) line++;
    const rest = this.#bytes.toString('utf8', this.#at, Math.min(this.#at + 20, this.#bytes.length)).split(/[\r\n]/)[0] ?? '';
    throw new BrokenJson(line, what ?? (this.#at >= this.#bytes.length ? '…' : JSON.stringify(rest)));
  }
}

const isWordByte = (byte: number): boolean =>
  (byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 122) || byte === 45 || byte === 43 || byte === 46 || (byte >= 65 && byte <= 90);
