/** One SQL statement. Values travel as text and are typed by Postgres, never by us. */
export type Statement = { text: string; params: readonly (string | null)[] };

/** With whose eyes a request reads: becomes `session_authorization`, `role` and the `request.*` settings of its transaction. */
export type RequestContext = {
  role: 'anon' | 'authenticated' | 'service_role';
  /** The verified JWT's claims as JSON text: `request.jwt.claims`. */
  claims: string;
  method: string;
  path: string;
  /** Request headers as JSON text, names in lower case: `request.headers`. */
  headers: string;
  /** The schema chosen by the profile headers: put first in the search path. */
  schema: string;
  /** `Prefer: timezone=…`, checked against pg_timezone_names by the database itself. */
  timezone?: string;
};

/**
 * When a request's transaction keeps what it did. The statement answers one row; its column `page_total` counts the
 * rows that the client would get, and decides for the last two.
 */
export type CommitRule = 'always' | 'never' | 'exactly_one_row' | { atMostRows: number };

export type RunRules = {
  /** `read` sets `transaction_read_only`, so that a GET can't write, whatever function it calls. */
  access: 'read' | 'write';
  commit: CommitRule;
};

/** A row as Postgres printed it: text or null by column name. */
export type TextRow = Record<string, string | null>;

export type DatabaseErrorFields = {
  code: string;
  message: string;
  detail?: string | undefined;
  hint?: string | undefined;
  position?: number | undefined;
};

/** What Postgres said when it refused, field by field as in its protocol. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
  readonly code: string;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  /** Where in the statement, in characters from 1. */
  readonly position: number | undefined;
  constructor(fields: DatabaseErrorFields) {
    super(fields.message);
    this.code = fields.code;
    this.detail = fields.detail;
    this.hint = fields.hint;
    this.position = fields.position;
  }
}

/** The queue is full or the worker is being replaced: answer 503 with Retry-After. */
export class DatabaseBusy extends Error {
  override name = 'DatabaseBusy';
}

/** The one thing above which PGlite and native Postgres look the same. */
export interface Driver {
  /** Runs a request's statement as its caller, in a transaction of its own. @throws DatabaseError, DatabaseBusy */
  run(context: RequestContext, statement: Statement, rules: RunRules): Promise<{ rows: TextRow[]; committed: boolean }>;
  /** Runs one statement as the owner (auth, storage, introspection). @throws DatabaseError, DatabaseBusy */
  query(text: string, params?: readonly (string | null)[]): Promise<TextRow[]>;
  /** Runs several statements as the owner, in one transaction. For migrations. @throws DatabaseError */
  exec(sql: string): Promise<void>;
  /** Calls back at each NOTIFY on the channel, until the returned function is called. */
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
