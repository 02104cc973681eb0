import { z } from 'zod';
import { ModeId } from './mode.ts';
import { RegionCode } from './region.ts';
import { RunScope } from './run-scope.ts';

const ListingId = z.string().min(1);

/** What must have a project, or must not: a listing, a place with everything in it, or one project by its mode and parties. */
export const Wish = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('listing'), listing: ListingId }),
  z.strictObject({ what: z.literal('region'), region: RegionCode }),
  z.strictObject({ what: z.literal('project'), mode: ModeId, parties: z.array(ListingId).min(2).max(5) }),
]);
export type Wish = z.infer<typeof Wish>;

/** Open proposals that a party can answer in earnest. */
export const MOST_PER_PARTY = 5;
/** Wishes of one sort that a run takes. */
export const MOST_WISHES = 500;

/** A portfolio of joint projects out of the published listings. */
export const PortfolioParameters = z.strictObject({
  scope: RunScope,
  /** Modes of cooperation from which projects are composed. */
  modes: z.array(ModeId).min(1),
  /** The price of a county left out, as a share of the greatest value of a project, ÷ 2: 0 value alone, 1 every county that can. */
  dial: z.number().min(0).max(1),
  mostPerParty: z.int().min(1).max(MOST_PER_PARTY),
  pinned: z.array(Wish).max(MOST_WISHES),
  banned: z.array(Wish).max(MOST_WISHES),
  /** Whether to compose as if other plans kept nothing and no proposal held anything. */
  ignoreOthers: z.boolean().default(false),
  /** The run whose plan this one is to replace: what that keeps does not count. */
  insteadOf: z.uuid().nullable().default(null),
  /** Time to search [s]. */
  seconds: z.int().min(1).max(3600),
  /** First day on which a project may begin [civil date]; null: not asked, and steps bear no dates. */
  startsOn: z.iso.date().nullable().default(null),
  /** Day as of which pairings and the age of data are read [civil date]. */
  today: z.iso.date(),
});
export type PortfolioParameters = z.infer<typeof PortfolioParameters>;

/** Names a wish: the same wish has the same name. */
export const wishKey = (wish: Wish): string =>
  wish.what === 'listing' ? wish.listing : wish.what === 'region' ? `@${wish.region}` : projectKey(wish.mode, wish.parties);

/** Names a project by what it is, whatever quantities it commits. */
export const projectKey = (mode: ModeId, parties: readonly string[]): string => [mode, ...[...parties].sort()].join(' ');

/** Why wishes leave no portfolio, by listing instead of by row. */
export const PlanConflict = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('pinned_and_banned'), pin: Wish, ban: Wish }),
  /** No candidate fulfils it; `gone`: listings of it that are not among the published ones. */
  z.strictObject({ code: z.literal('pin_without_candidate'), pin: Wish, gone: z.array(z.string()) }),
  /** What the pins need together is more than an offer has. */
  z.strictObject({ code: z.literal('pins_over_offer'), listing: z.string(), at: z.int(), needed: z.number(), available: z.number() }),
  /** The pins need more projects of one party than it can answer. */
  z.strictObject({ code: z.literal('pins_over_party'), listing: z.string(), needed: z.number(), available: z.number() }),
  /** Each can be fulfilled, but not all of them. */
  z.strictObject({ code: z.literal('pins_not_together'), pins: z.array(Wish) }),
]);
export type PlanConflict = z.infer<typeof PlanConflict>;
