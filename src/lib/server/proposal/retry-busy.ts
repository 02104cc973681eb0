import { setTimeout } from 'node:timers/promises';

/** A row was locked too long, two waited for each other, or the backend had no connection left: nothing was done. */
const BUSY = new Set(['40001', '40P01', '55P03', '57014', 'PGRST003']);
const PAUSES = [50, 150, 400, 1000]; // ms

/**
 * Asks again what the database was too busy to do. For verbs that say the same when said twice: the person never has to.
 *
 * @returns the last answer
 */
export async function retryBusy<T extends { error: { code: string } | null; status?: number }>(ask: () => PromiseLike<T>): Promise<T> {
  for (const pause of PAUSES) {
    const answer = await ask();
    if (!answer.error || !(BUSY.has(answer.error.code) || answer.status === 503)) return answer;
    await setTimeout(pause * (0.5 + Math.random()));
  }
  return ask();
}
