import { z } from 'zod';
import { ok, type AppErrorCode, type Result } from '../../domain/errors.ts';
import { outcome } from '../outcome.ts';

/** How far work over many listings is. */
const Progress = z.object({ done: z.int(), total: z.int(), passedOver: z.int(), isOver: z.boolean() });
export type Progress = z.infer<typeof Progress>;

type Answer = { data: unknown; error: null } | { data: null; error: { code: string; message: string } };

/** The first batch [listings]: a sheet of this size is done whole or not at all. */
const FIRST = 1000;
const LEAST = 50;
const MOST = 2000;
/** A batch should take so long [ms]: on the embedded database nobody else is served meanwhile. */
const AIM = 1000;
/** Postgres ended a statement that took longer than its role may. */
const TIMED_OUT = '57014';

/**
 * Does work over many listings by calls of a size that suits the machine, until it is over.
 *
 * @param call  does the next so many listings, in one transaction
 * @errors whatever the call refuses, and `wrong_state` when somebody else took the work over
 */
export async function batchByBatch(what: string, call: (most: number) => PromiseLike<Answer>): Promise<Result<Progress, AppErrorCode>> {
  let most = FIRST;
  for (;;) {
    const began = performance.now();
    const answer = await call(most);
    if (answer.error?.code === TIMED_OUT && most > LEAST) {
      most = Math.max(LEAST, Math.floor(most / 4));
      continue;
    }
    const done = outcome(what, answer);
    if (!done.ok) return done;
    const progress = Progress.parse(done.value);
    if (progress.isOver) return ok(progress);
    most = nextSize(most, performance.now() - began);
  }
}

/** At most twice and at least half as many as before, so that one slow moment does not decide. */
export const nextSize = (most: number, took: number): number =>
  Math.round(Math.min(MOST, Math.max(LEAST, most * Math.min(2, Math.max(0.5, AIM / Math.max(1, took))))));
