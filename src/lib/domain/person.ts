import { z } from 'zod';
import { MonthLengths, MonthPeriod } from './month.ts';

/**
 * What planning has to know of a person who may be seconded, and no more: no name, no diagnosis. The health conclusion
 * has become a greatest altitude.
 */
export const Person = z.strictObject({
  id: z.string().min(1),
  /** The organisation that lets the person go. */
  home: z.string().min(1),
  skills: z.array(z.string().min(1)),
  /** Rank, by an office's own numbers; compared with a post's range only. */
  level: z.number(),
  /** Absent: the whole horizon. A secondment lies inside one of these periods. */
  available: z.array(MonthPeriod).optional(),
  months: MonthLengths,
  /** Metres above sea level; absent: no limit. */
  max_altitude_m: z.number().optional(),
});
export type Person = z.infer<typeof Person>;
