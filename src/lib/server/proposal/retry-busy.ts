import { setTimeout } from 'node:timers/promises';
import { isBusy } from '../outcome.ts';

/** How long a verb goes on asking [ms]: longer than a thousand answers to one offer take on either database. */
const PATIENCE = 30_000;
const FIRST_PAUSE = 50; // ms
/** Stopped after the longest time that a statement may take: it waited for a row. */
const TIMED_OUT = '57014';
const LONGEST_PAUSE = 1500; // ms

/**
 * Asks again what the database was too busy to do, after pauses that grow and differ, so that a crowd does not come back as one.
 * For verbs that say the same when said twice: the person never has to.
 *
 * @returns the last answer
 */
export async function retryBusy<T extends { error: { code: string } | null; status?: number }>(ask: () => PromiseLike<T>): Promise<T> {
  const until = performance.now() + PATIENCE;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const answer = await ask();
    if (!answer.error || !(isBusy(answer.error) || answer.error.code === TIMED_OUT || answer.status === 503)) return answer;
    if (performance.now() > until) return answer;
    await setTimeout(pause * (0.5 + Math.random()));
  }
}
