import { setTimeout as sleep } from 'node:timers/promises';
import { quoteIdentifier } from './identifier.ts';
import type { NativeConnection } from './native-connection.ts';
import type { PooledSession } from './session-pool.ts';

/** Pauses between attempts to connect again [ms]. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;

/**
 * Notifications over a connection of their own, opened when first needed and again whenever it breaks. What was sent
 * in between is lost, so every listener is called once, with nothing, after a new connection: things may have changed.
 */
export class NativeListener {
  readonly #open: () => Promise<PooledSession>;
  readonly #listeners = new Map<string, Set<(payload: string) => void>>();
  #current: Promise<PooledSession> | undefined;
  #closing = false;

  constructor(open: () => Promise<PooledSession>) {
    this.#open = open;
  }

  /** @see Driver.listen */
  async listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>> {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(onNotify));
    if (listeners.size === 1) {
      try {
        await this.#exec(`listen ${quoteIdentifier(channel)}`);
      } catch (error) {
        this.#listeners.delete(channel);
        throw error;
      }
    }
    return async () => {
      listeners.delete(onNotify);
      if (listeners.size > 0 || this.#listeners.get(channel) !== listeners) return;
      this.#listeners.delete(channel);
      if (!this.#closing) await this.#exec(`unlisten ${quoteIdentifier(channel)}`);
    };
  }

  async close(): Promise<void> {
    this.#closing = true;
    const current = await this.#current?.catch(() => undefined);
    await current?.connection.close();
  }

  async #exec(sql: string): Promise<void> {
    this.#current ??= this.#connect();
    const { session } = await this.#current;
    await session.exec(sql);
  }

  async #connect(): Promise<PooledSession> {
    try {
      const pooled = await this.#open();
      this.#attend(pooled.connection);
      return pooled;
    } catch (error) {
      this.#current = undefined;
      throw error;
    }
  }

  #attend(connection: NativeConnection): void {
    connection.onNotification((channel, payload) => this.#call(channel, payload));
    connection.onLost(() => {
      if (this.#closing) return;
      this.#current = this.#reconnect();
      this.#current.catch(() => undefined);
    });
  }

  async #reconnect(): Promise<PooledSession> {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      await sleep(pause, undefined, { ref: false });
      if (this.#closing) throw new Error('closed while connecting again');
      try {
        const pooled = await this.#open();
        for (const channel of this.#listeners.keys()) await pooled.session.exec(`listen ${quoteIdentifier(channel)}`);
        this.#attend(pooled.connection);
        for (const channel of this.#listeners.keys()) this.#call(channel, '');
        return pooled;
      } catch {
        // Not back yet; requests say so to those who ask.
      }
    }
  }

  #call(channel: string, payload: string): void {
    for (const onNotify of this.#listeners.get(channel) ?? []) onNotify(payload);
  }
}
