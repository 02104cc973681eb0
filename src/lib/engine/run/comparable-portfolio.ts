import { capacityId, type Bundle } from '../../domain/bundle.ts';
import type { Listing } from '../../domain/listing.ts';
import { factsOf } from './comparable-ranking.ts';
import type { Comparable } from './compare.ts';

/** The projects of a portfolio, as what two runs are compared by: what one takes, another cannot have. */
export function comparablePortfolio(listings: readonly Listing[], selected: readonly string[], bundles: readonly Bundle[]): Comparable {
  const chosen = new Set(selected);
  return {
    facts: new Map(listings.map((listing) => [listing.id, factsOf(listing)])),
    names: new Map(listings.map(({ id, organisation }) => [id, organisation.name])),
    items: bundles
      .filter(({ id }) => chosen.has(id))
      .map(({ id, mode, driver, parties, uses, value }) => ({
        key: id,
        mode,
        parties: parties.map(({ listing }) => listing),
        group: '',
        // A portfolio has no order: what is in it is in it.
        place: 1,
        value,
        holds: [driver, ...parties.map(({ listing }) => `party ${listing}`), ...uses.map(({ listing, at }) => capacityId(listing, at))],
      })),
  };
}
