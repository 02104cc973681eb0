import { capacityId, type Bundle } from '../../domain/bundle.ts';
import type { Listing } from '../../domain/listing.ts';
import type { PortfolioBundle, PortfolioRules } from '../../domain/portfolio.ts';

/** `feiqiao select`'s input. */
export type PortfolioInput = { capacities: Record<string, number>; bundles: PortfolioBundle[]; rules: PortfolioRules };

export type PortfolioOptions = {
  /** What a bundle is worth; default its `value` [points]. */
  value?: (bundle: Bundle) => number;
  /** Points that a western county without a project costs; 0 or absent: no floor. */
  countyFloor?: number;
  /** Bundles that one listing may take part in; default 5, its most open proposals. */
  perParty?: number;
  pinned?: readonly string[];
  forbidden?: readonly string[];
};

/** At most so many open proposals of a party. */
export const OPEN_PROPOSALS = 5;

/**
 * The portfolio problem of complete bundles. Capacities are the offers that are used (`listing#place`, in their own unit)
 * and each listing's open proposals (`listing`, a count); a driver has at most one of its bundles; with a floor, every
 * western county that hosts a bundle shall have one.
 *
 * @param listings  all that the bundles name
 */
export function toPortfolio(bundles: readonly Bundle[], listings: readonly Listing[], options: PortfolioOptions = {}): PortfolioInput {
  const { value = (bundle: Bundle) => bundle.value, countyFloor = 0, perParty = OPEN_PROPOSALS, pinned = [], forbidden = [] } = options;
  const byId = new Map(listings.map((listing) => [listing.id, listing]));
  const capacities: Record<string, number> = {};
  const counties = new Map<string, string[]>();
  const complete = bundles.filter(({ missing }) => missing === null);
  const packed = complete.map((bundle): PortfolioBundle => {
    const uses: Record<string, number> = {};
    for (const { listing } of bundle.parties) {
      capacities[listing] = perParty;
      uses[listing] = 1;
    }
    for (const { listing, at, amount } of bundle.uses) {
      const id = capacityId(listing, at);
      capacities[id] = byId.get(listing)?.offers[at]?.quantity ?? 0;
      uses[id] = (uses[id] ?? 0) + amount;
    }
    const county = byId.get(bundle.host)?.organisation.region ?? bundle.host;
    const others = counties.get(county);
    if (others) others.push(bundle.id);
    else counties.set(county, [bundle.id]);
    return { id: bundle.id, value: value(bundle), uses, group: bundle.driver };
  });
  const floors = [...counties].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    capacities,
    bundles: packed,
    rules: {
      at_most_one_per_group: true,
      exactly_one_per_group: false,
      at_least: countyFloor > 0 ? floors.map(([id, ids]) => ({ id, bundles: ids, count: 1, soft: countyFloor })) : [],
      pinned: [...pinned],
      forbidden: [...forbidden],
    },
  };
}
