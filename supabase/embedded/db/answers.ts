/** The answers that matter to a session, of those Postgres sends back. */
export type Answer =
  | { name: 'rowDescription'; fields: readonly { name: string }[] }
  | { name: 'dataRow'; fields: readonly (string | null)[] }
  | { name: 'commandComplete' }
  | { name: 'emptyQuery' }
  | { name: 'readyForQuery'; status: string }
  | ErrorAnswer
  | { name: 'other' };

export type ErrorAnswer = { name: 'error'; code?: string; message: string; detail?: string; hint?: string; position?: string };

type Notify = (channel: string, payload: string) => void;

/**
 * Reads what the engine sends (protocol 3.0) piece by piece. PGlite's own reader makes an object of every message, also of
 * those that nobody looks at, which took a tenth of the engine thread's time.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export class AnswerReader {
  #buffer = Buffer.allocUnsafe(FIRST_SIZE);
  #end = 0;
  #at = 0;
  readonly #onNotify: Notify;

  constructor(onNotify: Notify = () => {}) {
    this.#onNotify = onNotify;
  }

  /** Keeps a copy: the engine uses its memory again. */
  add(bytes: Uint8Array): void {
    const end = this.#end + bytes.length;
    if (end > this.#buffer.length) {
      const grown = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, end));
      this.#buffer.copy(grown, 0, 0, this.#end);
      this.#buffer = grown;
    }
    this.#buffer.set(bytes, this.#end);
    this.#end = end;
  }

  /** What was added since the last time, message by message; one cut short is dropped, and its session sees that the end is missing. */
  take(): Answer[] {
    const answers: Answer[] = [];
    for (let start = 0; start + 5 <= this.#end;) {
      const type = this.#buffer[start];
      const next = start + 1 + this.#buffer.readUInt32BE(start + 1);
      if (next > this.#end) break;
      this.#at = start + 5;
      if (type === DATA_ROW) answers.push({ name: 'dataRow', fields: this.#values() });
      else if (type === COMMAND_COMPLETE) answers.push({ name: 'commandComplete' });
      else if (type === READY_FOR_QUERY) answers.push({ name: 'readyForQuery', status: String.fromCharCode(this.#buffer[this.#at] ?? 0) });
      else if (type === ROW_DESCRIPTION) answers.push({ name: 'rowDescription', fields: this.#columns() });
      else if (type === ERROR) answers.push(this.#error());
      else if (type === EMPTY_QUERY) answers.push({ name: 'emptyQuery' });
      else if (type === NOTIFICATION) this.#notification();
      start = next;
    }
    this.#end = 0;
    // One huge answer must not pin its buffer for good.
    if (this.#buffer.length > KEPT_SIZE) this.#buffer = Buffer.allocUnsafe(FIRST_SIZE);
    return answers;
  }

  #values(): (string | null)[] {
    const values: (string | null)[] = [];
    for (let left = this.#int16(); left > 0; left--) {
      const length = this.#buffer.readInt32BE(this.#at);
      this.#at += 4;
      values.push(length < 0 ? null : this.#buffer.toString('utf8', this.#at, (this.#at += length)));
    }
    return values;
  }

  #columns(): { name: string }[] {
    const columns: { name: string }[] = [];
    for (let left = this.#int16(); left > 0; left--) {
      columns.push({ name: this.#cString() });
      this.#at += COLUMN_DETAILS;
    }
    return columns;
  }

  #error(): ErrorAnswer {
    const fields: Record<string, string> = {};
    for (let field = this.#buffer[this.#at++]; field; field = this.#buffer[this.#at++])
      fields[String.fromCharCode(field)] = this.#cString();
    const { C: code, M: message = '', D: detail, H: hint, P: position } = fields;
    return {
      name: 'error',
      message,
      ...(code === undefined ? {} : { code }),
      ...(detail === undefined ? {} : { detail }),
      ...(hint === undefined ? {} : { hint }),
      ...(position === undefined ? {} : { position }),
    };
  }

  #notification(): void {
    this.#at += 4; // whose session it was
    const channel = this.#cString();
    this.#onNotify(channel, this.#cString());
  }

  #int16(): number {
    const value = this.#buffer.readUInt16BE(this.#at);
    this.#at += 2;
    return value;
  }

  #cString(): string {
    const end = this.#buffer.indexOf(0, this.#at);
    const text = this.#buffer.toString('utf8', this.#at, end);
    this.#at = end + 1;
    return text;
  }
}

const FIRST_SIZE = 64 * 1024;
const KEPT_SIZE = 1024 * 1024;
/** Table, attribute, type, size, modifier, format: what a column's name is followed by [bytes]. */
const COLUMN_DETAILS = 18;

const code = (letter: string) => letter.charCodeAt(0);
const DATA_ROW = code('D');
const COMMAND_COMPLETE = code('C');
const READY_FOR_QUERY = code('Z');
const ROW_DESCRIPTION = code('T');
const ERROR = code('E');
const EMPTY_QUERY = code('I');
const NOTIFICATION = code('A');
