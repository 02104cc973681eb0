import { Client, type ClientConfig } from 'pg';
import type { Answer } from './answers.ts';
import { DatabaseError } from './driver.ts';
import type { Exchange } from './session.ts';

/** How long a server may take to accept a connection [ms]. */
const CONNECT_LIMIT = 10_000;

type Running = { answers: Answer[]; resolve: (answers: Answer[]) => void; reject: (reason: Error) => void };

/**
 * One connection to a native Postgres. `pg` connects, encrypts and authenticates; after that messages go to and fro as
 * they are, so that the same session, pipelined, works here and over PGlite.
 */
export class NativeConnection {
  readonly #client: Client;
  #running: Running | undefined;
  #failure: DatabaseError | undefined;

  private constructor(client: Client) {
    this.#client = client;
    client.connection.on('message', (message: Answer) => this.#receive(message));
    client.on('error', (error) => this.#fail(lost(error.message)));
    client.on('end', () => this.#fail(lost('the server closed the connection')));
  }

  /** @throws DatabaseError with class 08 if there is no way in, 28 if the login is refused */
  static async open(config: ClientConfig): Promise<NativeConnection> {
    const client = new Client({ connectionTimeoutMillis: CONNECT_LIMIT, application_name: 'feiqiao', keepAlive: true, ...config });
    try {
      await client.connect();
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      // Postgres' own refusal has an SQLSTATE; everything else is the network's.
      throw code !== undefined && /^[0-9A-Z]{5}$/.test(code) ? new DatabaseError({ code, message }) : lost(message);
    }
    return new NativeConnection(client);
  }

  get isOpen(): boolean {
    return this.#failure === undefined;
  }

  onNotification(listener: (channel: string, payload: string) => void): void {
    this.#client.on('notification', ({ channel, payload }) => listener(channel, payload ?? ''));
  }

  onLost(listener: () => void): void {
    this.#client.once('end', listener);
  }

  /** One at a time: the session sees to that. */
  readonly exchange: Exchange = (message) =>
    new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      this.#running = { answers: [], resolve, reject };
      // The writer's buffer is used again before the socket has taken it.
      this.#client.query(new RawMessage(Buffer.from(message)));
    });

  async close(): Promise<void> {
    this.#failure ??= lost('it was closed');
    await this.#client.end();
  }

  #receive(message: Answer): void {
    const running = this.#running;
    if (!running) return;
    running.answers.push(message);
    if (message.name !== 'readyForQuery') return;
    this.#running = undefined;
    running.resolve(running.answers);
  }

  #fail(failure: DatabaseError): void {
    const running = this.#running;
    this.#running = undefined;
    // The server's last words say more than the silence after them.
    const said = running?.answers.find((answer) => answer.name === 'error');
    this.#failure ??= said ? new DatabaseError({ code: said.code ?? '08006', message: said.message }) : failure;
    running?.reject(this.#failure);
  }
}

const lost = (why: string) => new DatabaseError({ code: '08006', message: `The connection to the database failed: ${why}` });

/** What `pg` takes for a query: writes the bytes, and leaves the answers to the connection's listener. */
class RawMessage {
  readonly #bytes: Buffer;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }
  submit(connection: Client['connection']): void {
    connection.stream.write(this.#bytes);
  }
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleParseComplete(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
  handleCommandComplete(): void {}
  handleCopyInResponse(connection: { sendCopyFail(why: string): void }): void {
    connection.sendCopyFail('COPY FROM STDIN has nobody to read from here');
  }
  handleCopyData(): void {}
  handleReadyForQuery(): void {}
  handleError(): void {}
}
