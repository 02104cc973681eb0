/**
 * Writes the messages a client sends to Postgres (protocol 3.0), many of them into one buffer, so that a request is
 * one call into the engine. Parameters go as text of unknown type: Postgres decides what they are, never we.
 * Statement texts and names must be free of NUL, which would end them early.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export class WireWriter {
  #buffer = Buffer.allocUnsafe(FIRST_SIZE);
  #end = 0;

  /** Names a statement for later binds. An empty type list leaves all types to the database. */
  parse(name: string, text: string): this {
    return this.#message('P', () => {
      this.#cString(name);
      this.#cString(text);
      this.#int16(0);
    });
  }

  /** Binds the unnamed portal; every parameter and every result column travels as text. */
  bind(name: string, params: readonly (string | null)[]): this {
    return this.#message('B', () => {
      this.#cString('');
      this.#cString(name);
      this.#int16(0);
      this.#int16(params.length);
      for (const value of params) this.#parameter(value);
      this.#int16(0);
    });
  }

  describePortal(): this {
    return this.#message('D', () => this.#cString('P'));
  }

  execute(): this {
    return this.#message('E', () => {
      this.#cString('');
      this.#int32(0);
    });
  }

  closeStatement(name: string): this {
    return this.#message('C', () => this.#cString(`S${name}`));
  }

  /** Ends the implicit transaction of everything since the last one. */
  sync(): this {
    return this.#message('S', () => {});
  }

  /** The simple protocol: any number of statements, one implicit transaction. */
  query(sql: string): this {
    return this.#message('Q', () => this.#cString(sql));
  }

  /** What was written so far; valid until the next write. */
  take(): Uint8Array {
    const written = this.#buffer.subarray(0, this.#end);
    this.#end = 0;
    // One huge request must not pin its buffer for good.
    if (this.#buffer.length > KEPT_SIZE) this.#buffer = Buffer.allocUnsafe(FIRST_SIZE);
    return written;
  }

  #message(type: string, writeBody: () => void): this {
    this.#room(5);
    this.#end = this.#buffer.writeUInt8(type.charCodeAt(0), this.#end);
    const lengthAt = this.#end;
    this.#end += 4;
    writeBody();
    this.#buffer.writeUInt32BE(this.#end - lengthAt, lengthAt);
    return this;
  }

  #parameter(value: string | null): void {
    if (value === null) return this.#int32(-1);
    const lengthAt = this.#end;
    this.#int32(0);
    const bytes = this.#text(value);
    this.#buffer.writeInt32BE(bytes, lengthAt);
  }

  #cString(text: string): void {
    this.#text(text);
    this.#room(1);
    this.#end = this.#buffer.writeUInt8(0, this.#end);
  }

  #text(text: string): number {
    this.#room(text.length * 3); // UTF-16 units become at most three bytes each
    const bytes = this.#buffer.write(text, this.#end, 'utf8');
    this.#end += bytes;
    return bytes;
  }

  #int16(value: number): void {
    this.#room(2);
    this.#end = this.#buffer.writeUInt16BE(value, this.#end);
  }

  #int32(value: number): void {
    this.#room(4);
    this.#end = this.#buffer.writeInt32BE(value, this.#end);
  }

  #room(bytes: number): void {
    if (this.#end + bytes <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#end + bytes));
    this.#buffer.copy(grown, 0, 0, this.#end);
    this.#buffer = grown;
  }
}

const FIRST_SIZE = 64 * 1024;
const KEPT_SIZE = 1024 * 1024;
