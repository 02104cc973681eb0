import type { Answer, ErrorAnswer } from './answers.ts';
import { DatabaseError, type CommitRule, type RequestContext, type RunRules, type Statement, type TextRow } from './driver.ts';
import { quoteIdentifier } from './identifier.ts';
import { PreparedStatements, type Prepared } from './prepared.ts';
import { WireWriter } from './wire.ts';

/** Hands one buffer of frontend messages to the engine and gives back all it answered. */
export type Exchange = (message: Uint8Array) => Promise<readonly Answer[]>;

/** The session can't be trusted any more: its worker must be replaced. */
export class BrokenSession extends Error {
  override name = 'BrokenSession';
}

/** One statement of a pipeline, and whether its rows are wanted. */
type Step = { statement: Prepared; params: readonly (string | null)[]; wanted: boolean };

/**
 * `session_authorization` first: from then on this is `authenticator`, which can become the three API roles and nothing
 * else; `role` alone would leave a superuser behind it. All of it ends with the transaction. One number comes back
 * instead of the values, which would only be copied around; arguments are evaluated from left to right.
 */
const ENTER_CONTEXT = `select num_nulls(
  set_config('session_authorization', 'authenticator', true), set_config('role', $1, true), set_config('search_path', $2, true),
  set_config('request.jwt.claims', $3, true), set_config('request.method', $4, true), set_config('request.path', $5, true),
  set_config('request.headers', $6, true), set_config('transaction_read_only', $7, true)`;
const ENTER = `${ENTER_CONTEXT})`;
const ENTER_WITH_TIMEZONE = `${ENTER_CONTEXT}, set_config('timezone', $8, true))`;

/** Makes the owner's session its caller's, for a transaction. */
function enterFromOwner(context: RequestContext, rules: RunRules): Statement {
  const params = contextParams(context, rules);
  return { text: context.timezone === undefined ? ENTER : ENTER_WITH_TIMEZONE, params };
}

/** Role, search path, claims, method, path, headers, read only and, if there is one, time zone: `$1` to `$8`. */
export function contextParams(context: RequestContext, { access }: RunRules): string[] {
  const searchPath = `${quoteIdentifier(context.schema)}, public, extensions`;
  const { role, claims, method, path, headers, timezone } = context;
  const params = [role, searchPath, claims, method, path, headers, access === 'read' ? 'on' : 'off'];
  return timezone === undefined ? params : [...params, timezone];
}

/** Divides by zero unless the session is the owner's: a function may have left another role behind. */
const ASSERT_OWNER = `select 1 / (session_user = 'postgres' and current_user = 'postgres')::int`;

const STALE_PLAN = 'cached plan must not change result type';

export type SessionOptions = {
  /** The statement that puts a transaction into its caller's context. */
  enter?: (context: RequestContext, rules: RunRules) => Statement;
  /** Run before the owner's work, and fails if the session is not the owner's; null where callers never use the session. */
  ownerCheck?: string | null;
  prepared?: Pick<PreparedStatements, 'get' | 'forget' | 'takeClosed'>;
};

/** One Postgres session: requests run in their caller's context, everything else as the owner. */
export class Session {
  readonly #exchange: Exchange;
  readonly #prepared: Required<SessionOptions>['prepared'];
  readonly #enter: Required<SessionOptions>['enter'];
  readonly #ownerCheck: string | null;
  readonly #wire = new WireWriter();
  /** As in ReadyForQuery: idle, in a transaction, or in a failed one. */
  #status = 'I';

  constructor(exchange: Exchange, options: SessionOptions = {}) {
    const { enter = enterFromOwner, ownerCheck = ASSERT_OWNER, prepared = new PreparedStatements() } = options;
    this.#exchange = exchange;
    this.#enter = enter;
    this.#ownerCheck = ownerCheck;
    this.#prepared = prepared;
  }

  /**
   * Before anything else: in a single-user session this setting has no value of its own, so that a request's local
   * change of it would never be undone.
   */
  async open(): Promise<void> {
    await this.#simple('set session authorization postgres');
  }

  /** @see Driver.run */
  run(context: RequestContext, statement: Statement, rules: RunRules): Promise<{ rows: TextRow[]; committed: boolean }> {
    return this.#settled(async () => {
      const { text, params } = this.#enter(context, rules);
      const enter = () => this.#step(text, params);
      const main = () => ({ ...this.#step(statement.text, statement.params), wanted: true });
      // What can't change anything needs no way back: one implicit transaction, one round.
      if (rules.access === 'read' || rules.commit === 'always') {
        const rows = await this.#pipeline(() => [enter(), main()]);
        return { rows, committed: keeps(rules.commit, rows) };
      }
      const rows = await this.#pipeline(() => [this.#step('begin'), enter(), main()]);
      const committed = keeps(rules.commit, rows);
      await this.#pipeline(() => [this.#step(committed ? 'commit' : 'rollback')]);
      return { rows, committed };
    });
  }

  /** @see Driver.query */
  query(text: string, params: readonly (string | null)[]): Promise<TextRow[]> {
    return this.#settled(async () => {
      await this.#assertOwner();
      return this.#pipeline(() => [{ ...this.#step(text, params), wanted: true }]);
    });
  }

  /** @see Driver.exec */
  exec(sql: string): Promise<void> {
    return this.#settled(async () => {
      await this.#assertOwner();
      await this.#simple(sql);
    });
  }

  #step(text: string, params: readonly (string | null)[] = []): Step {
    refuseNul(text);
    return { statement: this.#prepared.get(text), params, wanted: false };
  }

  async #assertOwner(): Promise<void> {
    const check = this.#ownerCheck;
    if (check === null) return;
    try {
      await this.#pipeline(() => [this.#step(check)]);
    } catch (error) {
      throw new BrokenSession('a function left another role behind in the session', { cause: error });
    }
  }

  /** Leaves no transaction open behind the work, however it ended. */
  async #settled<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      if (this.#status !== 'I') await this.#simple('rollback');
    }
  }

  /** Sends the steps as one message; up to its Sync they are one implicit transaction, in which an error skips the rest. */
  async #pipeline(plan: () => Step[]): Promise<TextRow[]> {
    const steps = plan();
    const reused = steps.some(({ statement }) => statement.known);
    try {
      return await this.#send(steps);
    } catch (error) {
      for (const { statement } of steps) this.#prepared.forget(statement);
      // The schema changed under a prepared statement; this is noticed at Bind, before the statement did anything.
      if (!reused || !isStalePlan(error)) throw error;
      if (this.#status !== 'I') await this.#simple('rollback');
      return this.#send(plan());
    }
  }

  async #send(steps: readonly Step[]): Promise<TextRow[]> {
    for (const name of this.#prepared.takeClosed()) this.#wire.closeStatement(name);
    for (const { statement, params, wanted } of steps) {
      if (!statement.known) this.#wire.parse(statement.name, statement.text);
      this.#wire.bind(statement.name, params);
      if (wanted && !statement.columns) this.#wire.describePortal();
      this.#wire.execute();
    }
    const rows = this.#read(await this.#exchange(this.#wire.sync().take()), steps);
    for (const { statement } of steps) statement.known = true;
    return rows;
  }

  async #simple(sql: string): Promise<void> {
    refuseNul(sql);
    this.#read(await this.#exchange(this.#wire.query(sql).take()), []);
  }

  #read(answers: readonly Answer[], steps: readonly Step[]): TextRow[] {
    const rows: TextRow[] = [];
    let done = 0;
    let failure: DatabaseError | undefined;
    let status: string | undefined;
    for (const answer of answers) {
      const step = steps[done];
      if (answer.name === 'rowDescription' && step?.wanted) step.statement.columns = answer.fields.map((field) => field.name);
      else if (answer.name === 'dataRow' && step?.wanted) rows.push(asRow(step.statement.columns ?? [], answer.fields));
      else if (answer.name === 'commandComplete' || answer.name === 'emptyQuery') done++;
      else if (answer.name === 'error') failure ??= asError(answer);
      else if (answer.name === 'readyForQuery') status = answer.status;
    }
    // Every statement ends with one of these or an error; silence means that the engine lost its way.
    if (status === undefined || (!failure && done < Math.max(steps.length, 1)))
      throw new BrokenSession('the engine stopped in the middle of an answer', { cause: failure });
    this.#status = status;
    if (failure) throw failure;
    return rows;
  }
}

/** Whether a transaction with these rows is to be kept. */
function keeps(rule: CommitRule, rows: readonly TextRow[]): boolean {
  if (rule === 'always' || rule === 'never') return rule === 'always';
  const total = Number(rows[0]?.page_total ?? 0);
  return rule === 'exactly_one_row' ? total === 1 : total <= rule.atMostRows;
}

/** NUL ends a text in the protocol: what follows it would be read as the next field. */
function refuseNul(text: string): void {
  if (text.includes('\0')) throw new DatabaseError({ code: '22021', message: 'invalid byte sequence for encoding "UTF8": 0x00' });
}

function asRow(columns: readonly string[], values: readonly (string | null)[]): TextRow {
  const row: TextRow = {};
  for (const [index, column] of columns.entries()) row[column] = values[index] ?? null;
  return row;
}

function asError(answer: ErrorAnswer): DatabaseError {
  const { code = 'XX000', message, detail, hint, position } = answer;
  return new DatabaseError({ code, message, detail, hint, position: position === undefined ? undefined : Number(position) });
}

const isStalePlan = (error: unknown) => error instanceof DatabaseError && error.code === '0A000' && error.message === STALE_PLAN;
