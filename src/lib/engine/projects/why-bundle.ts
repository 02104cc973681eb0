import type { Bundle } from '../../domain/bundle.ts';
import type { FactorKind } from '../../domain/factor.ts';
import type { Moment } from '../matching/criteria/criterion.ts';
import { reasonsOf, type Reason } from '../matching/explain.ts';
import { gainBetween } from '../matching/pair-gain.ts';
import { roundedScore } from '../matching/score.ts';
import { WEIGHTS } from '../matching/weights.ts';
import type { Member, Pool } from './pool.ts';

/** What a party gains by a bundle. */
export type PartyReasons = {
  listing: string;
  gain: number;
  /** The partner from whom it gains this, and why, as in ranking. */
  from: string;
  reasons: Reason[];
  /** What it seeks, by place, with the party that brings it; null: this project does not settle it. */
  seeks: { at: number; factor: FactorKind; by: string | null }[];
};

/**
 * Why a bundle: what each party gains and from whom, and which of the things it seeks the project brings it.
 *
 * @param pool  one that holds the parties
 * @param asOf  calendar year as of which pairings are read when the driver's listing has none
 * @returns in the order of the parties
 */
export function whyBundle(bundle: Bundle, pool: Pool, asOf?: number): PartyReasons[] {
  const members = bundle.parties.map(({ listing }): Member => {
    const member = pool.byId.get(listing);
    if (!member) throw new Error(`whyBundle: no listing ${listing}`);
    return member;
  });
  const [driver, ...others] = members as [Member, ...Member[]];
  const year = driver.listing.year ?? asOf;
  const moment: Moment = { reference: pool.reference, asOf: year === undefined ? pool.reference.newestDate : `${year}-12-31` };
  const gains = others.map((other) => ({ other, from: gainBetween(driver.profile, other.profile, moment).from }));
  const best = gains.reduce((most, each) => (each.from > most.from ? each : most)).other;
  return members.map((member) => {
    const partner = member === driver ? best : driver;
    const reasons = reasonsOf('from', member.profile, partner.profile, moment, WEIGHTS);
    return {
      listing: member.listing.id,
      gain: roundedScore(reasons.reduce((sum, { points }) => sum + points, 0)),
      from: partner.listing.id,
      reasons,
      seeks: member.wants.map(({ at, factor }) => ({ at, factor, by: broughtBy(bundle, member, factor, pool) })),
    };
  });
}

/** Who brings a factor that a member seeks: another party that offers it for a need of the project. */
function broughtBy({ needs }: Bundle, member: Member, factor: FactorKind, pool: Pool): string | null {
  for (const { from } of needs) {
    for (const { listing, at } of from) {
      if (listing !== member.listing.id && pool.byId.get(listing)?.listing.offers[at]?.factor === factor) return listing;
    }
  }
  return null;
}
