import { setTimeout as sleep } from 'node:timers/promises';

/** PostgREST's answer when too many wait for a connection: the request was not begun, so it may be asked again. */
const QUEUE_FULL = 'PGRST003';
const TRIES = 60;
/** The longest pause between two tries [ms]; the first is a tenth of it. */
const LONGEST = 1000;

/**
 * Asks again, a little later each time and at uneven moments, while the database's queue is full: a crowd that wants the same thing at once gets
 * answers one after another instead of errors. Gives up after some forty seconds with the last answer.
 */
export async function patiently<A extends { error: { code: string } | null }>(ask: () => PromiseLike<A>): Promise<A> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask();
    if (answer.error?.code !== QUEUE_FULL || attempt >= TRIES) return answer;
    await sleep(Math.min(LONGEST, 100 * attempt) * (0.5 + Math.random() / 2));
  }
}
