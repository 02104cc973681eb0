import { z } from 'zod';

/** Values and quantities beyond this would lose their last unit in a sum. */
const MOST = 1e15;

const Id = z.string().min(1);

/** A bundle of listings that may become a joint project: its value, what it uses of which capacity, its group (at most one of a group). */
export const PortfolioBundle = z.strictObject({
  id: Id,
  value: z.number().min(-MOST).max(MOST),
  uses: z.record(z.string(), z.number().positive().max(MOST)),
  group: Id.optional(),
});
export type PortfolioBundle = z.infer<typeof PortfolioBundle>;

/** What there is of each capacity, in its own unit. */
export const Capacity = z.number().min(0);

/** At least `count` of these bundles; with `soft`, each missing one costs that much instead. */
const AtLeast = z.strictObject({
  id: Id,
  bundles: z.array(Id),
  count: z.int().min(0).max(1e9),
  soft: z.number().min(0).max(MOST).optional(),
});

/** Rules of a portfolio. A group has at most one bundle unless `at_most_one_per_group` is false. */
export const PortfolioRules = z.strictObject({
  at_most_one_per_group: z.boolean().default(true),
  exactly_one_per_group: z.boolean().default(false),
  at_least: z.array(AtLeast).default([]),
  pinned: z.array(Id).default([]),
  forbidden: z.array(Id).default([]),
});
export type PortfolioRules = z.infer<typeof PortfolioRules>;
