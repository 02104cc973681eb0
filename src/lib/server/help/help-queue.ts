import { z } from 'zod';
import { helpStatus } from '../../domain/enums.ts';
import { unwrap, type Db } from '../db.ts';

const Queue = z.array(
  z.object({
    id: z.uuid(),
    question: z.string(),
    by: z.string(),
    organisation: z.string(),
    page: z.string().nullable(),
    pageTitle: z.string(),
    status: z.enum(helpStatus),
    askedAt: z.string(),
    dueAt: z.string(),
    /** The office owes the answer now. */
    isOurs: z.boolean(),
    /** Turns so far: more than one where an answer was passed on or asked for again. */
    turns: z.int(),
  }),
);
export type HelpQueue = z.infer<typeof Queue>;

/** What the caller's office owes, the promise that ends first on top; then what it had lately. */
export const helpQueue = async (db: Db): Promise<HelpQueue> =>
  Queue.parse(unwrap('help_queue', await db.rpc('help_queue', {}, { get: true })));
