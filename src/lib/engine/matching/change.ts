import type { FactorKind, Offer, Seek } from '../../domain/factor.ts';
import type { IndustryCode } from '../../domain/industry.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Unit } from '../../domain/units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One thing an organisation could change in its own listing. `at` is the place among its offers or seeks, from 0. */
export type Change =
  /** Say how much there is of an offer that states no quantity. The change holds if it is this much or more. */
  | { kind: 'state_quantity'; at: number; factor: FactorKind; quantity: number; unit: Unit }
  /** Name an industry that its own text suggests. */
  | { kind: 'name_industry'; industry: IndustryCode }
  /** Also seek something that counterparts offer; `concept` says what in particular. */
  | { kind: 'add_seek'; factor: FactorKind; concept: string | null }
  /** Treat a shortfall of something sought as a matter of talks, not as the end of them. */
  | { kind: 'waive_essential'; at: number; factor: FactorKind }
  /** Offer more of what it already offers. */
  | { kind: 'raise_quantity'; at: number; factor: FactorKind; quantity: number; unit: Unit }
  /** Also offer something that counterparts seek. */
  | { kind: 'add_offer'; factor: FactorKind; concept: string | null };

export type ChangeKind = Change['kind'];

/**
 * What a change costs, in steps of our own ordering: 1 a fact that only has to be written down · 2 a wish or a
 * condition that has to be decided · 3 means that really have to be there.
 */
export const CHANGE_COST = {
  state_quantity: 1,
  name_industry: 1,
  add_seek: 2,
  waive_essential: 2,
  raise_quantity: 3,
  add_offer: 3,
} as const satisfies Record<ChangeKind, 1 | 2 | 3>;

/** The listing with one change made. A concept is described by its Chinese name, as a person would write it. */
export function withChange(listing: Listing, change: Change, vocabulary: Vocabulary): Listing {
  const { offers, seeks, industries } = listing;
  switch (change.kind) {
    case 'state_quantity':
    case 'raise_quantity':
      return { ...listing, offers: replaced(offers, change.at, { quantity: change.quantity, unit: change.unit }) };
    case 'name_industry':
      return { ...listing, industries: [...industries, change.industry] };
    case 'waive_essential':
      return { ...listing, seeks: replaced(seeks, change.at, { essential: false }) };
    case 'add_seek':
      return { ...listing, seeks: [...seeks, described(change, vocabulary)] };
    case 'add_offer':
      return { ...listing, offers: [...offers, described(change, vocabulary)] };
  }
}

const replaced = <T extends Offer | Seek>(factors: readonly T[], at: number, fields: Partial<T>): T[] =>
  factors.map((factor, i) => (i === at ? { ...factor, ...fields } : factor));

function described({ factor, concept }: { factor: FactorKind; concept: string | null }, { concepts, numberOf }: Vocabulary): Offer {
  const description = concept === null ? '' : (concepts[numberOf.get(concept) ?? -1]?.zh ?? '');
  return { factor, description };
}
