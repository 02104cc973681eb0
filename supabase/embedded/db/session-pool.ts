import { DatabaseBusy, DatabaseError } from './driver.ts';
import type { NativeConnection } from './native-connection.ts';
import type { Session } from './session.ts';

export type PooledSession = { connection: NativeConnection; session: Session };

/** Gets a session that has become free, or undefined for the right to open one. */
type Waiting = (free: PooledSession | undefined) => void;

/** Sessions opened when needed and used by one piece of work at a time, first come first served. */
export class SessionPool {
  readonly #open: () => Promise<PooledSession>;
  readonly #size: number;
  readonly #queueLength: number;
  readonly #idle: PooledSession[] = [];
  readonly #waiting: Waiting[] = [];
  /** Open or being opened. */
  #count = 0;
  #emptied: (() => void) | undefined;
  #closing = false;

  constructor(open: () => Promise<PooledSession>, size: number, queueLength: number) {
    this.#open = open;
    this.#size = size;
    this.#queueLength = queueLength;
  }

  /** @throws DatabaseBusy if too many wait already */
  async use<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const pooled = (await this.#take()) ?? (await this.#connect());
    let sound = false;
    try {
      const result = await work(pooled.session);
      sound = true;
      return result;
    } catch (error) {
      // A refusal leaves the session as it was; after anything else nobody knows.
      sound = error instanceof DatabaseError;
      throw error;
    } finally {
      this.#giveBack(pooled, sound);
    }
  }

  /** Lets what was asked for finish, then closes every connection. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    for (const pooled of this.#idle.splice(0)) this.#drop(pooled);
    if (this.#count > 0) await new Promise<void>((resolve) => (this.#emptied = resolve));
  }

  /** An idle session, or the right to open one. The latest used comes first: its plans are at hand. */
  #take(): Promise<PooledSession | undefined> | PooledSession | undefined {
    if (this.#closing) throw new DatabaseBusy('The database is shutting down');
    for (let pooled = this.#idle.pop(); pooled; pooled = this.#idle.pop()) {
      if (pooled.connection.isOpen) return pooled;
      this.#count--;
    }
    if (this.#count < this.#size) {
      this.#count++;
      return undefined;
    }
    if (this.#waiting.length >= this.#queueLength) throw new DatabaseBusy('Too many requests are waiting for the database');
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async #connect(): Promise<PooledSession> {
    try {
      return await this.#open();
    } catch (error) {
      this.#lost();
      throw error;
    }
  }

  #giveBack(pooled: PooledSession, sound: boolean): void {
    if (!sound || !pooled.connection.isOpen) return this.#drop(pooled);
    const next = this.#waiting.shift();
    if (next) next(pooled);
    else if (this.#closing) this.#drop(pooled);
    else this.#idle.push(pooled);
  }

  #drop({ connection }: PooledSession): void {
    connection.close().catch(() => undefined);
    this.#lost();
  }

  /** A place is free: whoever waits longest may open a connection in it. */
  #lost(): void {
    const next = this.#waiting.shift();
    if (next) return next(undefined);
    this.#count--;
    if (this.#count === 0) this.#emptied?.();
  }
}
