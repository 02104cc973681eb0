import type { Budget } from '../budget.ts';
import { pricesWithBeds } from './bed-prices.ts';
import { linkOf, NOBODY, type Places } from './places.ts';
import type { Relaxation } from './relaxation.ts';

/** Prices of the counties (and of a unit of the budget), and what they prove. */
export type Prices = {
  /** Price of serving each county: what a site has to be worth to it. */
  readonly price: Float64Array;
  readonly costPrice: number;
  /** No answer is worth more. */
  readonly bound: number;
  /** What each site is worth at the best prices, its own cost deducted. */
  readonly siteWorth: Float64Array;
  /** 1 for the sites that the prices would open. */
  readonly open: Uint8Array;
  /** How bold the next steps are; 0: there are none. */
  readonly boldness: number;
};

/** The best known answer; without one, −Infinity and null. */
export type Known = { readonly worth: number; readonly servedBy: Int32Array | null };

const BOLDNESS = 2; // Polyak: between 0 and 2
const PATIENCE = 12; // steps without a better bound before they become half as bold

/**
 * Subgradient ascent of the Lagrangian dual: “each county once” (and the budget) become prices; what is left falls apart
 * into sites, each worth what it gains from counties above their price, and the best `maxSites` of them.
 *
 * @param known  the best known answer: steps aim at its worth, and the first prices are what it is worth to each county
 * @param before  prices to go on from
 */
export function priceUp(relaxed: Relaxation, known: Known, steps: number, budget: Budget, before?: Prices): Prices {
  const { places } = relaxed;
  const price = before ? before.price.slice() : firstPrices(relaxed, known);
  let costPrice = before?.costPrice ?? 0;
  let boldness = before?.boldness ?? BOLDNESS;
  let best = before;
  let patience = PATIENCE;
  for (let step = 0; step < steps && !(best && budget.isSpent()); step++) {
    const bound = relaxed.solve(price, costPrice);
    budget.spend(places.site.length / (relaxed.isTight ? 500 : 1000));
    if (!best || bound < best.bound) {
      best = { price: price.slice(), costPrice, bound, siteWorth: relaxed.siteWorth.slice(), open: relaxed.open.slice(), boldness };
      patience = PATIENCE;
    } else if (--patience === 0) {
      boldness /= 2;
      patience = PATIENCE;
    }
    const aim = known.servedBy ? known.worth : bound - Math.max(1, Math.abs(bound)) * 0.1;
    const spare = places.budget === Infinity ? 0 : places.budget - relaxed.cost;
    const norm = relaxed.taken.reduce((sum, taken) => sum + (1 - taken) ** 2, (spare / costScale(places)) ** 2);
    if (norm === 0 || bound <= aim) {
      boldness = 0; // no step leads further
      break;
    }
    const stride = (boldness * (bound - aim)) / norm;
    for (let i = 0; i < price.length; i++) {
      const next = price[i]! - stride * (1 - relaxed.taken[i]!);
      price[i] = places.mustServe ? next : Math.max(0, next);
    }
    costPrice = Math.max(0, costPrice - (stride * spare) / costScale(places) ** 2);
  }
  return { ...best!, boldness };
}

/** Of a step along the budget: a budget in yuan must not outweigh a thousand counties. */
const costScale = ({ budget }: Places): number => (budget === Infinity || budget === 0 ? 1 : budget);

function firstPrices({ places, isTight }: Relaxation, { servedBy, worth: reached }: Known): Float64Array {
  if (isTight && servedBy) return pricesWithBeds(places, servedBy, reached);
  const { counties, start, worth } = places;
  return Float64Array.from({ length: counties }, (_, i) => {
    const by = servedBy?.[i] ?? NOBODY;
    if (by !== NOBODY) return worth[linkOf(places, i, by)]!;
    const all = worth.subarray(start[i], start[i + 1]);
    return places.mustServe ? all.reduce((sum, one) => sum + one, 0) / all.length : 0;
  });
}
