import type { DatabaseErrorFields, RequestContext, RunRules, Statement, TextRow } from './driver.ts';
import type { EngineCode } from './engine-code.ts';

/** The first message to the database worker; tasks follow. */
export type WorkerStart = {
  folder: string;
  /** Whether a commit waits for the disk. */
  durable: boolean;
  /** Whether a database is made where there is none. */
  create: boolean;
  /** Listened to from the start: by those who listened to the worker before. */
  channels: readonly string[];
  /** PGlite's compiled program. */
  code: EngineCode;
  /** Two 32-bit numbers, at `BEGUN` and `HANDED`. They survive the worker. */
  counters: SharedArrayBuffer;
};

/** Where the id of the latest task that the worker has begun stands. */
export const BEGUN = 0;
/** Where the number of tasks that were handed to the worker stands: it sleeps until it changes. */
export const HANDED = 1;

export type Task =
  | { kind: 'run'; context: RequestContext; statement: Statement; rules: RunRules }
  | { kind: 'query'; text: string; params: readonly (string | null)[] }
  | { kind: 'exec'; sql: string }
  /** Copies the data folder as it is between two tasks. */
  | { kind: 'copy'; to: string }
  | { kind: 'close' };

export type TaskMessage = { id: number; task: Task };

export type TaskResult = { rows: TextRow[]; committed: boolean };

export type WorkerMessage =
  | { kind: 'ready' }
  | { kind: 'done'; id: number; result: TaskResult }
  | { kind: 'refused'; id: number; error: DatabaseErrorFields }
  /** The task's statement broke the engine: the last message of its worker. */
  | { kind: 'broken'; id: number; error: DatabaseErrorFields; why: string }
  | { kind: 'notify'; channel: string; payload: string };
