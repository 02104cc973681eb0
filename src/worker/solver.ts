import { Worker } from 'node:worker_threads';
import type { RunKindCode } from '../lib/domain/enums.ts';
import type { RunFault } from '../lib/domain/run.ts';
import type { RunProgress } from '../lib/server/run/kinds/run-kind.ts';

/** All that a result depends on. */
export type Question = { kind: RunKindCode; input: Uint8Array; parameters: unknown; seed: number; workLimit: number | null };

/** A result, or the best so far, with the counted work behind it. */
export type Answer = {
  json: Uint8Array;
  work: number;
  objective: number | null;
  bound: number | null;
  summary: Record<string, number>;
};

export type SolverMessage =
  { type: 'progress'; progress: RunProgress } | { type: 'best' | 'answer'; answer: Answer } | { type: 'fault'; fault: RunFault };

export type Outcome =
  { kind: 'solved'; answer: Answer } | { kind: 'stopped'; best: Answer | null } | { kind: 'failed'; fault: RunFault; detail: string };

/** A solver at work in a thread of its own: `stop` ends it wherever it is. */
export type Solver = { outcome: Promise<Outcome>; stop: () => Promise<void> };

/**
 * Starts to solve.
 *
 * @param memory  the most that the solver's own heap may take [MiB]; beyond it the run fails and the worker lives on
 */
export function startSolver(question: Question, onProgress: (progress: RunProgress) => void, memory: number): Solver {
  const thread = new Worker(new URL('./solve-thread.ts', import.meta.url), {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  let best: Answer | null = null;
  const { promise: outcome, resolve } = Promise.withResolvers<Outcome>();
  thread.on('message', (message: SolverMessage) => {
    if (message.type === 'progress') onProgress(message.progress);
    else if (message.type === 'best') best = message.answer;
    else if (message.type === 'fault') resolve({ kind: 'failed', fault: message.fault, detail: '' });
    else resolve({ kind: 'solved', answer: message.answer });
  });
  thread.on('error', (cause: NodeJS.ErrnoException) => {
    const fault = cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out_of_memory' : 'engine_fault';
    resolve({ kind: 'failed', fault, detail: cause.stack ?? String(cause) });
  });
  thread.on('exit', () => resolve({ kind: 'failed', fault: 'engine_fault', detail: 'the solver ended without an answer' }));
  return {
    outcome,
    // Its answer is what it last told, so that nobody waits while a large heap is taken down.
    stop: async () => {
      resolve({ kind: 'stopped', best });
      await thread.terminate();
    },
  };
}
