import { z } from 'zod';
import { MonthLengths, MonthPeriod } from './month.ts';

const Id = z.string().min(1);

const Levels = z
  .strictObject({ min: z.number(), max: z.number() })
  .refine(({ min, max }) => min <= max, { path: ['max'], params: { fault: 'range_empty' } });

/** A post at a host organisation that secondees may fill, `seats` of them at a time. */
export const Post = z.strictObject({
  id: Id,
  host: Id,
  /** All of these are needed. */
  skills: z.array(Id),
  level: Levels,
  window: MonthPeriod,
  months: MonthLengths,
  seats: z.int().min(0).max(1e6).default(1),
  /** Weight of a month on this post, beside others. */
  priority: z.number().min(0).max(1e9).default(1),
  altitude_m: z.number().default(0),
  station: Id.optional(),
});
export type Post = z.infer<typeof Post>;

/** Posts that are filled together (组团): all begin in one month, and at least `min_filled` of them or none. */
export const PostTeam = z.strictObject({ id: Id, posts: z.array(Id), min_filled: z.int().min(0).max(1e6) });
export type PostTeam = z.infer<typeof PostTeam>;
