import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { engineCode } from './engine-code.ts';
import { THREAD_STACK_MB } from './stack-depth.ts';

/** A thread that reads its program at once, and opens a database when the first message on its port says which. */
export type EngineThread = { worker: Worker; port: MessagePort };

let prepared: EngineThread | undefined;

/** Has a thread ready for the database that will be opened first. It keeps the process alive. */
export function prepareThread(): void {
  prepared ??= newThread(THREAD_STACK_MB);
  // Who opens the database hears of it if this fails.
  engineCode().catch(() => undefined);
}

/** The prepared thread, or a new one with another stack [MB] or if there is none. */
export function takeThread(stack = THREAD_STACK_MB): EngineThread {
  if (stack !== THREAD_STACK_MB || prepared === undefined) return newThread(stack);
  const thread = prepared;
  prepared = undefined;
  return thread;
}

function newThread(stackSizeMb: number): EngineThread {
  const { port1, port2 } = new MessageChannel();
  const program = new URL('./pglite-worker.ts', import.meta.url);
  return { worker: new Worker(program, { workerData: port2, transferList: [port2], resourceLimits: { stackSizeMb } }), port: port1 };
}
