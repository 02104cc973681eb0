import { z } from 'zod';
import { Month } from './month.ts';

/** How a plan of an exchange was asked for. */
export const SecondmentParameters = z.strictObject({
  exchange: z.uuid(),
  /** As it was called then. */
  name: z.string().max(80),
  /** |person-months east → west − west → east|; null: no rule. */
  maxDifference: z.int().min(0).max(100_000).nullable(),
  /** Months at home between two postings. */
  rest: z.int().min(0).max(60),
  /** Assignments a person may have in the plan, never two at once. */
  mostPerPerson: z.int().min(1).max(4),
  /** Published assignments may change, at a price; else they stay. */
  mayChange: z.boolean(),
  /** The first month in which something new may begin; null: the first of the exchange. */
  from: Month.nullable().default(null),
  /** Longest time to search [s]. */
  seconds: z.number().min(1).max(600),
});
export type SecondmentParameters = z.infer<typeof SecondmentParameters>;
