import { setImmediate } from 'node:timers/promises';

/** How long one slice of work keeps others waiting [ms]. */
const SLICE = 15;

/** Takes the steps of long work, letting everyone else have a turn between slices. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await setImmediate();
  }
}
