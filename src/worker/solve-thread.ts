import { parentPort, workerData } from 'node:worker_threads';
import { RUN_KINDS } from '../lib/server/run/kinds/registry.ts';
import type { RunProgress, Solved } from '../lib/server/run/kinds/run-kind.ts';
import { jsonBytes, parseJson } from '../lib/server/run/objects.ts';
import type { Answer, SolverMessage, Question } from './solver.ts';

/**
 * The solver's thread: answers one question and ends. It is ended from outside when somebody cancels, so whatever is to
 * be kept has been told before.
 */

/** Progress is told this often at most [ms], */
const TELL_EVERY = 100;
/** and the best so far costs a tenth of the time at most. */
const SHARE_FOR_BEST = 0.1;

const { kind, input, parameters, seed, workLimit } = workerData as Question;
const { solve, input: inputSchema, parameters: parametersSchema, summarise } = RUN_KINDS[kind];
const knownInput: unknown = inputSchema.parse(parseJson(input));

let nextTell = 0;
let nextBest = 0;
let stage = '';

const send = (message: SolverMessage, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(message, transfer);

function answerOf({ output, work, objective, bound }: Solved<unknown>): Answer {
  const json = jsonBytes(output);
  return {
    json,
    work,
    objective: objective ?? null,
    bound: bound ?? null,
    summary: summarise(knownInput, output, parametersSchema.parse(parameters)),
  };
}

function progress(news: RunProgress): void {
  const now = performance.now();
  if (news.stage === stage && now < nextTell) return;
  stage = news.stage;
  nextTell = now + TELL_EVERY;
  send({ type: 'progress', progress: news });
}

function best(work: number, output: () => unknown, reached: { objective?: number; bound?: number } = {}): void {
  const began = performance.now();
  if (began < nextBest) return;
  const answer = answerOf({ output: output(), work, ...reached });
  send({ type: 'best', answer }, [answer.json.buffer as ArrayBuffer]);
  const cost = performance.now() - began;
  nextBest = began + Math.max(TELL_EVERY, cost / SHARE_FOR_BEST);
}

const solved = await solve(knownInput, parametersSchema.parse(parameters), { seed, workLimit, progress, best });
if ('fault' in solved) send({ type: 'fault', fault: solved.fault });
else {
  const answer = answerOf(solved);
  send({ type: 'answer', answer }, [answer.json.buffer as ArrayBuffer]);
}
