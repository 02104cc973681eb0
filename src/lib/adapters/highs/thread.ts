import { Worker } from 'node:worker_threads';

/** Beyond its time limit HiGHS may take a tenth more; a thread that takes three tenths more, and two seconds, is ended. */
const HARD_LIMIT = { factor: 1.3, seconds: 2 };

/** How far a job may go: units of counted work, or seconds by the clock. */
export type JobLimit = { work: number } | { seconds: number };

export type ThreadRun<Answer> = {
  /** The best answer, also after `cancel`. Rejects on a bug or when the thread dies of itself. */
  answer: Promise<Answer>;
  /** Ends the thread at once; what was told so far is the answer. */
  cancel: () => void;
};

/**
 * Solves a job in a thread of its own, so that the caller stays awake, can watch, and can cancel within milliseconds.
 *
 * @param file       the thread's module
 * @param job        what it is started with
 * @param hear       takes the thread's news: the answer when it is done, else undefined
 * @param bestSoFar  the answer of a thread that was ended
 */
export function inThread<Job extends { limit: JobLimit }, News, Answer>(
  file: URL,
  job: Job,
  hear: (news: News) => Answer | undefined,
  bestSoFar: () => Answer,
): ThreadRun<Answer> {
  const worker = new Worker(file, { workerData: job });
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const cancel = () => {
    resolve(bestSoFar());
    void worker.terminate();
  };
  const { limit } = job;
  const timer = 'seconds' in limit ? setTimeout(cancel, 1000 * (limit.seconds * HARD_LIMIT.factor + HARD_LIMIT.seconds)) : undefined;
  worker.on('message', (news: News) => {
    const answer = hear(news);
    if (answer !== undefined) resolve(answer);
  });
  worker.on('error', reject);
  worker.on('exit', (code) => reject(new Error(`the thread ended without an answer (${code})`)));
  return { answer: promise.finally(() => clearTimeout(timer)), cancel };
}
