import { receiveMessageOnPort, type MessagePort, type Worker } from 'node:worker_threads';
import { DatabaseBusy, DatabaseError, type Driver, type RequestContext, type RunRules, type Statement, type TextRow } from './driver.ts';
import { engineCode } from './engine-code.ts';
import { CRASHED } from './engine-fault.ts';
import { takeThread } from './engine-thread.ts';
import { Housekeeping } from './housekeeping.ts';
import { quoteIdentifier } from './identifier.ts';
import { readRoleLimits } from './role-limits.ts';
import { BEGUN, HANDED, type Task, type TaskMessage, type TaskResult, type WorkerMessage, type WorkerStart } from './worker-messages.ts';

export type PgliteOptions = {
  /** The data folder. */
  folder: string;
  /** Makes a new database where there is none; otherwise its absence is an error, lest lost data look like a fresh start. */
  create?: boolean;
  /** Whether a commit waits for the disk. */
  durable: boolean;
  /** How long a request's statement may run [ms], in place of the roles' own limits; the engine can't be interrupted, so its thread is replaced. */
  statementLimit?: number;
  /** The engine's stack [MB]. */
  threadStack?: number;
  /** Told once, when the database can't be brought back. */
  onFailure?: (reason: Error) => void;
};

/** How long the owner's work may run [ms]: one statement of a service, a whole migration. */
const QUERY_LIMIT = 30_000;
const EXEC_LIMIT = 600_000;
const STATEMENT_LIMIT = 8_000;
/** By the messages on it, PostgREST reads the schema and the roles' settings anew. */
const RELOAD_CHANNEL = 'pgrst';
/** Tasks waiting here; more are refused rather than answered late. */
const QUEUE_LENGTH = 200;
/** Tasks lying ready in the worker's port, so that it never waits for this thread. */
const AHEAD = 4;
/** How often the watchdog looks [ms]: a statement is stopped at most this late. */
const WATCH_EVERY = 100;
/** A worker that dies by itself more often within a minute is not started again. */
const MOST_CRASHES = 5;

type Pending = {
  message: TaskMessage;
  limit: number;
  resolve: (result: TaskResult) => void;
  reject: (reason: Error) => void;
};

/** PGlite behind the common interface: one engine in a thread of its own, tasks strictly one after another. */
export class PgliteDriver implements Driver {
  readonly #options: PgliteOptions;
  readonly #waiting: Pending[] = [];
  /** Handed to the worker, oldest first: that one is running. */
  readonly #handed: Pending[] = [];
  readonly #listeners = new Map<string, Set<(payload: string) => void>>();
  readonly #counters = new Int32Array(new SharedArrayBuffer(8));
  readonly #housekeeping = new Housekeeping(this);
  #worker: Worker | undefined;
  #port: MessagePort | undefined;
  #watch: NodeJS.Timeout | undefined;
  #lastId = 0;
  #runningSince = 0;
  /** The worker ends because of a request's statement, not by itself. */
  #broken = false;
  #crashes: number[] = [];
  #roleLimits: ReadonlyMap<string, number> = new Map();
  #failure: Error | undefined;
  #closing = false;

  private constructor(options: PgliteOptions) {
    this.#options = options;
  }

  /** Opens the folder's database. */
  static async open(options: PgliteOptions): Promise<PgliteDriver> {
    const driver = new PgliteDriver(options);
    await driver.#start(options.create ?? false);
    driver.#watch = setInterval(() => driver.#lookAfter(), WATCH_EVERY).unref();
    return driver;
  }

  async run(context: RequestContext, statement: Statement, rules: RunRules): Promise<{ rows: TextRow[]; committed: boolean }> {
    const limit = this.#options.statementLimit ?? this.#roleLimits.get(context.role) ?? STATEMENT_LIMIT;
    return this.#perform({ kind: 'run', context, statement, rules }, limit);
  }

  async query(text: string, params: readonly (string | null)[] = []): Promise<TextRow[]> {
    const { rows } = await this.#perform({ kind: 'query', text, params }, QUERY_LIMIT);
    return rows;
  }

  async exec(sql: string): Promise<void> {
    await this.#perform({ kind: 'exec', sql }, EXEC_LIMIT);
  }

  /** Copies the data folder, as it is at one moment, while requests wait. */
  async copyTo(folder: string): Promise<void> {
    await this.#perform({ kind: 'copy', to: folder }, EXEC_LIMIT);
  }

  async listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>> {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(onNotify));
    if (listeners.size === 1) await this.exec(`listen ${quoteIdentifier(channel)}`);
    if (channel === RELOAD_CHANNEL) this.#roleLimits = await readRoleLimits(this);
    return async () => {
      listeners.delete(onNotify);
      if (listeners.size > 0 || this.#listeners.get(channel) !== listeners) return;
      this.#listeners.delete(channel);
      if (!this.#closing) await this.exec(`unlisten ${quoteIdentifier(channel)}`);
    };
  }

  /** Lets what was asked for finish, then shuts the database down cleanly. */
  async close(): Promise<void> {
    if (this.#closing) return;
    const closed = this.#failure ? undefined : this.#perform({ kind: 'close' }, QUERY_LIMIT);
    this.#closing = true;
    try {
      await closed;
    } finally {
      clearInterval(this.#watch);
      await this.#worker?.terminate();
      this.#port?.close();
    }
  }

  #perform(task: Task, limit: number): Promise<TaskResult> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#closing) return Promise.reject(new DatabaseBusy('The database is shutting down'));
    if (this.#waiting.length >= QUEUE_LENGTH) return Promise.reject(new DatabaseBusy('Too many requests are waiting for the database'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ message: { id: this.#nextId(), task }, limit, resolve, reject });
      this.#handOver();
    });
  }

  /** Ids fit the worker's 32-bit counter; it starts again long after the old ones are answered. */
  #nextId(): number {
    this.#lastId = this.#lastId >= 2 ** 31 - 1 ? 1 : this.#lastId + 1;
    return this.#lastId;
  }

  #handOver(): void {
    while (this.#port && this.#handed.length < AHEAD) {
      const next = this.#waiting.shift();
      if (!next) return;
      if (this.#handed.push(next) === 1) this.#runningSince = performance.now();
      this.#port.postMessage(next.message);
      Atomics.add(this.#counters, HANDED, 1);
      Atomics.notify(this.#counters, HANDED);
    }
  }

  async #start(create = false): Promise<void> {
    const { folder, durable, threadStack } = this.#options;
    const { worker, port } = takeThread(threadStack);
    this.#worker = worker;
    const ready = new Promise<void>((resolve, reject) => {
      port.on('message', (message: WorkerMessage) => (message.kind === 'ready' ? resolve() : this.#receive(message)));
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error(`The database in ${folder} could not be opened`)));
    });
    const counters = this.#counters.buffer;
    const begin = async () => {
      // Compiled while the thread reads its program.
      const code = await engineCode();
      port.postMessage({ folder, durable, create, channels: [...this.#listeners.keys()], counters, code } satisfies WorkerStart);
    };
    await Promise.all([ready, begin()]);
    worker.removeAllListeners();
    worker.on('error', (error) => console.error('The database thread failed and is started again:', error));
    worker.on('exit', () => void this.#replace(worker));
    this.#port = port;
    this.#handOver();
  }

  #receive(message: WorkerMessage): void {
    if (message.kind === 'notify') {
      if (message.channel === RELOAD_CHANNEL) this.#renewRoleLimits();
      for (const onNotify of this.#listeners.get(message.channel) ?? []) onNotify(message.payload);
      return;
    }
    if (message.kind === 'ready' || this.#handed[0]?.message.id !== message.id) return;
    const finished = this.#handed.shift();
    if (message.kind === 'broken') {
      this.#broken = true;
      this.#port?.close();
      this.#port = undefined;
      console.error(`A statement broke the database thread, which is started again: ${message.why}`);
      finished?.reject(new DatabaseError(message.error));
      return;
    }
    this.#noteWork(finished);
    this.#handOver();
    if (message.kind === 'done') finished?.resolve(message.result);
    else finished?.reject(new DatabaseError(message.error));
  }

  #noteWork(finished: Pending | undefined): void {
    const [now, task] = [performance.now(), finished?.message.task];
    this.#housekeeping.worked(now, now - this.#runningSince, task?.kind !== 'run' || task.rules.access === 'write');
    this.#runningSince = now;
  }

  /** The old ones hold until the new ones are known, and if the database is too busy to say. */
  #renewRoleLimits(): void {
    readRoleLimits(this).then(
      (limits) => (this.#roleLimits = limits),
      () => undefined,
    );
  }

  #lookAfter(): void {
    this.#stopRunaway();
    const now = performance.now();
    if (this.#failure || !this.#housekeeping.isDue(now)) return;
    // Put off when the database is busy or restarting: the next write makes it due again.
    this.#housekeeping.run(now).catch((error: unknown) => {
      if (!(error instanceof DatabaseBusy) && !this.#closing) console.error('Tidying up the database failed:', error);
    });
  }

  #stopRunaway(): void {
    const running = this.#handed[0];
    if (!running || !this.#port || performance.now() - this.#runningSince < running.limit) return;
    // The answer may lie in the port already, if it was this thread that was busy.
    this.#drain();
    if (this.#handed[0] === running) void this.#worker?.terminate();
  }

  #drain(): void {
    for (let next = this.#port && receiveMessageOnPort(this.#port); next; next = this.#port && receiveMessageOnPort(this.#port)) {
      this.#receive(next.message as WorkerMessage);
    }
  }

  /** The worker is gone: what it had begun was stopped, what it had not is refused, and another one opens the folder. */
  async #replace(worker: Worker): Promise<void> {
    if (worker !== this.#worker) return;
    this.#drain();
    this.#port?.close();
    this.#port = undefined;
    const begun = Atomics.load(this.#counters, BEGUN);
    const handed = this.#handed.splice(0);
    const [running] = handed;
    // What had begun may or may not have been committed: only the others may be told to simply try again.
    const hadBegun = (pending: Pending) => pending.message.id <= begun;
    const timedOut = running && performance.now() - this.#runningSince >= running.limit;
    const stopped = new DatabaseError(timedOut ? STATEMENT_TIMEOUT : CRASHED);
    // Who waited behind a runaway has waited long; behind a broken statement, only the restart is left to wait for.
    if (this.#broken && !this.#closing) this.#waiting.unshift(...handed);
    else {
      for (const pending of handed) pending.reject(hadBegun(pending) ? stopped : BUSY);
      for (const pending of this.#waiting.splice(0)) pending.reject(BUSY);
    }

    if (this.#closing) return;
    // A slow statement is its sender's fault, a crash may be the data's: then starting for ever would only hide it.
    if (!timedOut && !this.#broken) this.#crashes.push(Date.now());
    this.#broken = false;
    try {
      if (this.#crashes.filter((time) => time > Date.now() - 60_000).length > MOST_CRASHES)
        throw new Error(`The database thread died ${MOST_CRASHES + 1} times within a minute`);
      await this.#start();
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      for (const pending of this.#waiting.splice(0)) pending.reject(this.#failure);
      this.#options.onFailure?.(this.#failure);
    }
  }
}

/** Postgres' own words. */
const STATEMENT_TIMEOUT = { code: '57014', message: 'canceling statement due to statement timeout' };
const BUSY = new DatabaseBusy('The database is being restarted');
