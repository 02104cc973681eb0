import { capacityId, type Bundle } from '../../domain/bundle.ts';
import type { FactorKind } from '../../domain/factor.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Unit } from '../../domain/units.ts';
import { MOST_PER_PARTY } from '../../domain/portfolio-run.ts';

/** What stands in the way of a bundle beside those selected, with the bundles that stand there. */
export type PortfolioObstacle =
  | { code: 'incomplete' }
  | { code: 'driver_taken'; listing: string; by: string[] }
  | { code: 'offer_taken'; listing: string; at: number; factor: FactorKind; needs: number; left: number; unit: Unit; by: string[] }
  | { code: 'party_full'; listing: string; most: number; by: string[] }
  /** It fits, but its value is not above 0. */
  | { code: 'worth_little' };

/** Sums of decimals may exceed a capacity by rounding; relative. */
const ROUNDING = 1e-9;

/**
 * Why a bundle is not in a portfolio: whose project its driver has instead, which offer went to whom, whose proposals are
 * all open.
 *
 * @param selected  the bundles of the portfolio
 * @param listings  all that are named
 * @param perParty  bundles that one listing may take part in
 * @returns every obstacle; empty: it would fit and add to the total, so that the portfolio can be bettered
 */
export function whyNotSelected(
  bundle: Bundle,
  selected: readonly Bundle[],
  listings: ReadonlyMap<string, Listing>,
  perParty = MOST_PER_PARTY,
): PortfolioObstacle[] {
  if (bundle.missing !== null) return [{ code: 'incomplete' }];
  const others = selected.filter(({ id }) => id !== bundle.id);
  const driven = others.filter(({ driver }) => driver === bundle.driver);
  const obstacles: PortfolioObstacle[] = [
    ...(driven.length > 0 ? [{ code: 'driver_taken', listing: bundle.driver, by: idsOf(driven) } as const] : []),
    ...offersTaken(bundle, others, listings),
    ...partiesFull(bundle, others, perParty),
  ];
  return obstacles.length === 0 && bundle.value <= 0 ? [{ code: 'worth_little' }] : obstacles;
}

function offersTaken(bundle: Bundle, others: readonly Bundle[], listings: ReadonlyMap<string, Listing>): PortfolioObstacle[] {
  const needed = new Map<string, { use: Bundle['uses'][number]; amount: number }>();
  for (const use of bundle.uses) {
    const id = capacityId(use.listing, use.at);
    needed.set(id, { use, amount: (needed.get(id)?.amount ?? 0) + use.amount });
  }
  return [...needed.values()].flatMap(({ use: { listing, at, factor, unit }, amount }): PortfolioObstacle[] => {
    const offered = listings.get(listing)?.offers[at]?.quantity ?? 0;
    const takers = others.filter(({ uses }) => uses.some((use) => use.listing === listing && use.at === at));
    const taken = takers.reduce((sum, { uses }) => sum + usedOf(uses, listing, at), 0);
    if (taken + amount <= offered * (1 + ROUNDING)) return [];
    return [{ code: 'offer_taken', listing, at, factor, needs: amount, left: Math.max(0, offered - taken), unit, by: idsOf(takers) }];
  });
}

const usedOf = (uses: Bundle['uses'], listing: string, at: number): number =>
  uses.reduce((sum, use) => (use.listing === listing && use.at === at ? sum + use.amount : sum), 0);

function partiesFull(bundle: Bundle, others: readonly Bundle[], most: number): PortfolioObstacle[] {
  return bundle.parties.flatMap(({ listing }): PortfolioObstacle[] => {
    const taking = others.filter(({ parties }) => parties.some((party) => party.listing === listing));
    return taking.length < most ? [] : [{ code: 'party_full', listing, most, by: idsOf(taking) }];
  });
}

const idsOf = (bundles: readonly Bundle[]): string[] => bundles.map(({ id }) => id);
