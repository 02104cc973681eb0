import { Worker } from 'node:worker_threads';
import { AuthError } from './errors.ts';
import type { PasswordAnswer, PasswordJob } from './password-worker.ts';

/** bcrypt's work factor, GoTrue's own: hashes can be moved both ways. About 60 ms of one core. */
const COST = 10;
/** Enough for a burst of sign-ins; beyond it people would wait longer than they do. */
const MAX_WAITING = 200;

/** What an unknown user's password is compared with, so that the answer takes as long as a known one's. Nobody's password. */
const NOBODY = '$2b$10$dBWoOw5boGcP0IQTsnDNTewGOiWWlvMfwAWnd5eTia1dCRiLjEole';

// Omit on a union drops what only one member has, hence the distribution.
type JobWithoutId<Job> = Job extends unknown ? Omit<Job, 'id'> : never;

type Waiting = { resolve: (result: string | boolean) => void; reject: (error: Error) => void };
type Thread = { worker: Worker; waiting: Map<number, Waiting> };

/** Hashes and compares passwords in threads of its own: bcrypt in JavaScript would hold up every other request. */
export class PasswordPool {
  readonly #size: number;
  readonly #threads: Thread[] = [];
  #nextId = 1;

  constructor(size = 2) {
    this.#size = size;
  }

  hash(password: string): Promise<string> {
    return this.#run({ kind: 'hash', password, cost: COST }) as Promise<string>;
  }

  /**
   * Whether the password belongs to the hash; without a hash it takes the same time and is false. A hash that is not
   * bcrypt's is nobody's.
   */
  async matches(password: string, hash: string | null): Promise<boolean> {
    const known = hash !== null && /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/.test(hash);
    const equal = await this.#run({ kind: 'compare', password, hash: known ? hash : NOBODY });
    return known && equal === true;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map((thread) => thread.worker.terminate()));
  }

  #run(job: JobWithoutId<PasswordJob>): Promise<string | boolean> {
    const waiting = this.#threads.reduce((sum, thread) => sum + thread.waiting.size, 0);
    if (waiting >= MAX_WAITING) throw new AuthError(429, 'over_request_rate_limit', 'Request rate limit reached');
    const thread = this.#leastBusy();
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      thread.waiting.set(id, { resolve, reject });
      thread.worker.postMessage({ ...job, id } satisfies PasswordJob);
    });
  }

  #leastBusy(): Thread {
    const idle = this.#threads.find((thread) => thread.waiting.size === 0);
    if (idle) return idle;
    if (this.#threads.length < this.#size) return this.#start();
    return this.#threads.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
  }

  #start(): Thread {
    const thread: Thread = { worker: new Worker(new URL('./password-worker.ts', import.meta.url)), waiting: new Map() };
    // An idle pool must not keep the process alive.
    thread.worker.unref();
    thread.worker.on('message', ({ id, result }: PasswordAnswer) => {
      thread.waiting.get(id)?.resolve(result);
      thread.waiting.delete(id);
    });
    const lost = (why: Error) => {
      const place = this.#threads.indexOf(thread);
      if (place >= 0) this.#threads.splice(place, 1);
      for (const { reject } of thread.waiting.values()) reject(why);
      thread.waiting.clear();
    };
    thread.worker.on('error', lost);
    thread.worker.on('exit', () => lost(new Error('the password worker has ended')));
    this.#threads.push(thread);
    return thread;
  }
}
