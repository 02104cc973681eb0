import type { Driver, RequestContext, RunRules, Statement, TextRow } from './driver.ts';
import { NativeConnection } from './native-connection.ts';
import { NativeListener } from './native-listener.ts';
import { PreparedStatements } from './prepared.ts';
import { enterAsAuthenticator, readRoleSettings, type RoleSettings } from './role-settings.ts';
import { Session, type SessionOptions } from './session.ts';
import { SessionPool, type PooledSession } from './session-pool.ts';
import { UnnamedStatements } from './unnamed.ts';

export type PgPoolOptions = {
  /** The owner's: migrations, Auth, introspection, notifications. */
  ownerUrl: string;
  /** Logs in as `authenticator`: requests. */
  authenticatorUrl: string;
  /** Connections for requests. */
  size?: number;
  /** How long a request's statement may run [ms]; without it, as its role's settings say. */
  statementLimit?: number;
  /** Off for poolers that hand each transaction another connection (pgbouncer). Notifications don't pass through those. */
  preparedStatements?: boolean;
};

const REQUEST_CONNECTIONS = 10;
const OWNER_CONNECTIONS = 4;
/** As PGlite's: more are refused rather than answered late. */
const QUEUE_LENGTH = 200;
/** How long the owner's work may run [ms]: one statement of a service, each of a migration. */
const QUERY_LIMIT = 30_000;
const EXEC_LIMIT = 600_000;

/** Native Postgres behind the common interface. Requests log in as what they are; only the owner's work has the owner's rights. */
export class PgPoolDriver implements Driver {
  readonly #options: PgPoolOptions;
  readonly #requests: SessionPool;
  readonly #owner: SessionPool;
  readonly #listener: NativeListener;
  #settings: RoleSettings = new Map();
  #settingsRead: Promise<void> | undefined;

  constructor(options: PgPoolOptions) {
    this.#options = options;
    this.#requests = new SessionPool(() => this.#openRequests(), options.size ?? REQUEST_CONNECTIONS, QUEUE_LENGTH);
    this.#owner = new SessionPool(() => this.#openOwner(QUERY_LIMIT), OWNER_CONNECTIONS, QUEUE_LENGTH);
    this.#listener = new NativeListener(() => this.#openOwner(0));
  }

  async run(context: RequestContext, statement: Statement, rules: RunRules): Promise<{ rows: TextRow[]; committed: boolean }> {
    return this.#requests.use((session) => session.run(context, statement, rules));
  }

  async query(text: string, params: readonly (string | null)[] = []): Promise<TextRow[]> {
    return this.#owner.use((session) => session.query(text, params));
  }

  /** On a connection of its own: what a migration sets in its session goes away with it. */
  async exec(sql: string): Promise<void> {
    const { session, connection } = await this.#openOwner(EXEC_LIMIT);
    try {
      await session.exec(sql);
    } finally {
      await connection.close();
    }
  }

  async listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>> {
    return this.#listener.listen(channel, onNotify);
  }

  async close(): Promise<void> {
    await Promise.all([this.#requests.close(), this.#owner.close(), this.#listener.close()]);
  }

  async #openRequests(): Promise<PooledSession> {
    await (this.#settingsRead ??= this.#watchSettings());
    const connection = await NativeConnection.open({ connectionString: this.#options.authenticatorUrl });
    const enter: SessionOptions['enter'] = (context, rules) => enterAsAuthenticator(this.#settings, context, rules);
    return { connection, session: new Session(connection.exchange, { enter, ownerCheck: null, prepared: this.#statements() }) };
  }

  /** The roles' settings, now and after each `notify pgrst`, as PostgREST reads them. */
  async #watchSettings(): Promise<void> {
    const read = async () => void (this.#settings = await readRoleSettings(this, this.#options.statementLimit));
    try {
      await read();
      // One that can't be read now stays as it was; the next message tries again.
      await this.listen('pgrst', () => void read().catch(() => undefined));
    } catch (error) {
      this.#settingsRead = undefined;
      throw error;
    }
  }

  async #openOwner(statementLimit: number): Promise<PooledSession> {
    // A pooler refuses settings at the start of a connection, or gives them to the next one.
    const limit = this.#options.preparedStatements === false ? {} : { statement_timeout: statementLimit };
    const connection = await NativeConnection.open({ connectionString: this.#options.ownerUrl, ...limit });
    return { connection, session: new Session(connection.exchange, { ownerCheck: null, prepared: this.#statements() }) };
  }

  #statements(): Required<SessionOptions>['prepared'] {
    return this.#options.preparedStatements === false ? new UnnamedStatements() : new PreparedStatements();
  }
}
