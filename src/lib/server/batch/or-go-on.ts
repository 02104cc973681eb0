import { setTimeout as sleep } from 'node:timers/promises';

/** Small work is waited for; big work goes on behind a page that says how far it is [ms]. */
const PATIENCE = 4000;

/** The answer of work, or null when it goes on behind the person's back; what goes wrong there stands in the log, and the import is cut off. */
export async function orGoOn<T>(what: string, working: Promise<T>): Promise<T | null> {
  let isWaitedFor = true;
  const answer = await Promise.race([
    working.catch((cause: unknown) => {
      if (isWaitedFor) throw cause;
      console.error(what, cause);
      return null;
    }),
    sleep(PATIENCE, null, { ref: false }),
  ]);
  isWaitedFor = false;
  return answer;
}
