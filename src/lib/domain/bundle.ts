import { z } from 'zod';
import { FactorKind } from './factor.ts';
import { EstimateUnit, ModeId, NeedId, RoleId, StepId } from './mode.ts';
import { Confidence } from './pairing.ts';
import { RegionSide } from './region.ts';
import { Unit } from './units.ts';

/**
 * A bundle (项目组合方案): a possible joint project of two to five parties that together bring every factor its mode needs.
 * Codes and numbers only; `i18n/bundle-text.ts` has the sentences.
 */

const ListingId = z.string().min(1);
/** Place of a factor among the offers or seeks of its listing, from 0. */
const At = z.int().min(0);
const Share = z.number().min(0).max(1);

export const BundleParty = z.strictObject({
  listing: ListingId,
  role: RoleId,
  /** Side of its region; null on neither. */
  side: RegionSide.nullable(),
  /** As in ranking, in [0, 1]: the driver's from whom it gains most from, every other's from the driver. */
  gain: Share,
});
export type BundleParty = z.infer<typeof BundleParty>;

/** What a figure rests on, most reliable first. */
export const Basis = z.discriminatedUnion('code', [
  /** A listing says so. */
  z.strictObject({
    code: z.literal('stated'),
    listing: ListingId,
    direction: z.enum(['offer', 'seek']),
    at: At,
    quantity: z.number().min(0),
    unit: Unit,
  }),
  /** A native field of an offer says so, for each of the units taken: 万元 of investment a 亩 of land. */
  z.strictObject({
    code: z.literal('stated_field'),
    listing: ListingId,
    at: At,
    field: z.string(),
    per: z.number(),
    of: z.number(),
    unit: Unit,
  }),
  /** `of` in `unit` times a ratio of the mode. */
  z.strictObject({ code: z.literal('ratio'), ratio: z.string(), of: z.number().min(0), unit: Unit, low: z.number(), high: z.number() }),
  /** What other projects of the mode took. */
  z.strictObject({ code: z.literal('typical'), typical: z.string(), low: z.number(), high: z.number() }),
  /** Nothing is known of the amount: a share of the offer is kept free for it. */
  z.strictObject({ code: z.literal('share_of_offer'), share: Share }),
  /** All that is offered: a driver has one project. */
  z.strictObject({ code: z.literal('whole_offer') }),
  /** Something uncertain adds this much to the risk. */
  z.strictObject({ code: z.literal('uncertain'), uncertain: z.string(), low: Share, high: Share }),
]);
export type Basis = z.infer<typeof Basis>;

/** A quantity that the bundle commits: so much of the offer `at` of a listing, for a need. */
export const BundleUse = z.strictObject({
  listing: ListingId,
  at: At,
  factor: FactorKind,
  need: NeedId,
  /** In `unit`, which is the offer's own; at most what is offered. */
  amount: z.number().positive(),
  unit: Unit,
  basis: Basis,
});
export type BundleUse = z.infer<typeof BundleUse>;

/** Which offers meet a need, and whether together they are known to be enough. */
export const BundleNeed = z.strictObject({
  need: NeedId,
  /** How much is needed; null: nobody says. */
  amount: z.strictObject({ low: z.number(), high: z.number(), unit: Unit, basis: Basis }).nullable(),
  from: z.array(z.strictObject({ listing: ListingId, at: At })).min(1),
  /** `enough`: stated and at least as much. `unstated`: offered without a comparable quantity. `open`: the amount is unknown. */
  cover: z.enum(['enough', 'unstated', 'open']),
});
export type BundleNeed = z.infer<typeof BundleNeed>;

export const Estimate = z.strictObject({
  low: z.number().min(0),
  high: z.number().min(0),
  unit: EstimateUnit,
  /** What it rests on; never empty. */
  basis: z.array(Basis).min(1),
});
export type Estimate = z.infer<typeof Estimate>;

/** What is not known of a bundle. */
export const Uncertain = z.discriminatedUnion('code', [
  /** Offered, but without a quantity that can be compared. */
  z.strictObject({ code: z.literal('quantity_unstated'), need: NeedId, listing: ListingId }),
  /** Nobody says how much is needed. */
  z.strictObject({ code: z.literal('amount_unknown'), need: NeedId }),
  /** How much is needed follows from a ratio or from other projects, not from the parties. */
  z.strictObject({ code: z.literal('amount_estimated'), need: NeedId }),
  /** The right kind of factor, but no text says that it is the right thing. */
  z.strictObject({ code: z.literal('kind_only'), need: NeedId }),
  /** No year or date says how old a listing is. */
  z.strictObject({ code: z.literal('age_unknown'), listing: ListingId }),
  /** A listing is older than a year. */
  z.strictObject({ code: z.literal('out_of_date'), listing: ListingId }),
  /** A party hardly gains by it. */
  z.strictObject({ code: z.literal('little_gain'), listing: ListingId }),
]);
export type Uncertain = z.infer<typeof Uncertain>;
export type UncertainCode = Uncertain['code'];

/** The one role that is missing, for which need, and who could fill it, best first: outside the scope, or with too little. */
export const MissingRole = z.strictObject({
  role: RoleId,
  need: NeedId,
  /** At most the first few; `count` says how many there are. */
  candidates: z.array(z.strictObject({ listing: ListingId, why: z.enum(['outside_scope', 'too_little', 'too_far']) })),
  count: z.int().min(0),
});
export type MissingRole = z.infer<typeof MissingRole>;

/** A step with the party that does it, and the days, when the beginning is known: half-open `[from, until)`. */
export const BundleStep = z.strictObject({
  step: StepId,
  listing: ListingId,
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
});
export type BundleStep = z.infer<typeof BundleStep>;

export const Bundle = z.strictObject({
  /** Follows from the mode and who takes part in which role: the same in every run, also when amounts change. */
  id: z.string().min(1),
  mode: ModeId,
  /** The listing from which it was composed. */
  anchor: ListingId,
  /** The listing whose project it is; at most one of its bundles is selected. */
  driver: ListingId,
  /** The listing of the place where it stands. */
  host: ListingId,
  /** Two to five: driver, host, then the others by id. */
  parties: z.array(BundleParty).min(2).max(5),
  needs: z.array(BundleNeed),
  uses: z.array(BundleUse),
  /** Mean gain of the parties of each side, in [0, 1]. */
  gain: z.strictObject({ east: Share, west: Share }),
  /** Harmonic mean of both sides' gains, in [0, 1]. */
  score: Share,
  /** For the objective of a portfolio [points, 0 to 100]: 100 × score × (1 − upper risk ÷ 2). */
  value: z.number().min(0).max(100),
  estimates: z.strictObject({
    jobs: Estimate.nullable(),
    investment: Estimate.nullable(),
    output: Estimate.nullable(),
    risk: Estimate,
  }),
  confidence: Confidence,
  /** Of the oldest listing [days]; null when no listing says. */
  ageDays: z.int().min(0).nullable(),
  uncertain: z.array(Uncertain),
  /** First day on which all that is used can be had; null: no offer limits it. */
  startsOn: z.iso.date().nullable(),
  steps: z.array(BundleStep),
  /** Null: complete. Else one role is missing, and the bundle is no candidate for a portfolio. */
  missing: MissingRole.nullable(),
});
export type Bundle = z.infer<typeof Bundle>;

/** Id of the capacity that an offer is in a portfolio: its listing and its place among the offers. */
export const capacityId = (listing: string, at: number): string => `${listing}#${at}`;
