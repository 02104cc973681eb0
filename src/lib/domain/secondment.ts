import { z } from 'zod';
import { Month, MonthPeriod } from './month.ts';

const Id = z.string().min(1);
const Count = z.int().min(0).max(1e6);

/** An organisation as planning sees it: its side, and how many of its people may be away in any month. */
export const SecondmentOrganisation = z.strictObject({ id: Id, side: z.enum(['east', 'west']), release_cap: Count.optional() });
export type SecondmentOrganisation = z.infer<typeof SecondmentOrganisation>;

/** Where secondees live: `beds` in any month, over all posts there. */
export const SecondmentStation = z.strictObject({ id: Id, beds: Count.optional() });
export type SecondmentStation = z.infer<typeof SecondmentStation>;

/** A person on a post from a month, for whole months: the half-open period `[from, from + months)`. */
export const Secondment = z.strictObject({ person: Id, post: Id, from: Month, months: z.int().min(1).max(1200) });
export type Secondment = z.infer<typeof Secondment>;

export const ForbiddenPair = z.strictObject({ person: Id, post: Id });

export const SecondmentRules = z.strictObject({
  /** |person-months east→west − west→east| over the whole plan. */
  balance: z.strictObject({ max_difference: z.number().min(0).max(1e9) }).optional(),
  max_assignments_per_person: z.int().min(1).max(1200).default(1),
});
export type SecondmentRules = z.infer<typeof SecondmentRules>;

/** How well a person suits a post, 0 to 1: a row a person. */
export const FitRow = z.record(z.string(), z.number().min(0).max(1));

export const Horizon = MonthPeriod;
