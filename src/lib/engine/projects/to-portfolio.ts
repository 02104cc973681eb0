import { capacityId, type Bundle } from '../../domain/bundle.ts';
import type { Listing } from '../../domain/listing.ts';
import { MOST_PER_PARTY } from '../../domain/portfolio-run.ts';
import type { PortfolioBundle, PortfolioRules } from '../../domain/portfolio.ts';
import { planProblem, type PlanCapacity } from './plan-problem.ts';

/** `feiqiao select`'s input. */
export type PortfolioInput = { capacities: Record<string, number>; bundles: PortfolioBundle[]; rules: PortfolioRules };

export type PortfolioOptions = {
  /** Points that a western county without a project costs; 0 or absent: no floor. */
  countyFloor?: number;
  /** Bundles that one listing may take part in; default 5, its most open proposals. */
  perParty?: number;
};

/**
 * The problem of `planProblem` spelled out as `feiqiao select` reads it: capacities are the offers that are used
 * (`listing#place`, in their own unit) and each listing's open proposals (`listing`, a count); with a floor, every region
 * that hosts a bundle shall have one.
 *
 * @param bundles   those that lack a role are left out
 * @param listings  all that the bundles name
 */
export function toPortfolio(
  bundles: readonly Bundle[],
  listings: readonly Listing[],
  { countyFloor = 0, perParty = MOST_PER_PARTY }: PortfolioOptions = {},
): PortfolioInput {
  const reader = { listings: new Map(listings.map((listing) => [listing.id, listing])), regions: new Map() };
  const complete = bundles.filter(({ missing }) => missing === null);
  const { packing, capacities, regions, counties } = planProblem(complete, { pinned: [], mostPerParty: perParty, reader });
  const names = capacities.map(nameOf);
  const usesOf = (j: number): Record<string, number> => {
    const uses: Record<string, number> = {};
    for (let k = packing.useStart[j]!; k < packing.useStart[j + 1]!; k++) uses[names[packing.useRow[k]!]!] = packing.useAmount[k]!;
    return uses;
  };
  const floors = regions.map((id, at) => ({ id, bundles: counties[at]!.bundles.map((j) => complete[j]!.id), count: 1, soft: countyFloor }));
  return {
    capacities: Object.fromEntries(names.map((name, row) => [name, packing.capacity[row]!])),
    bundles: complete.map(({ id, value, driver }, j) => ({ id, value, uses: usesOf(j), group: driver })),
    rules: {
      at_most_one_per_group: true,
      exactly_one_per_group: false,
      at_least: countyFloor > 0 ? floors : [],
      pinned: [],
      forbidden: [],
    },
  };
}

const nameOf = (of: PlanCapacity): string => ('party' in of ? of.party : capacityId(of.listing, of.at));
