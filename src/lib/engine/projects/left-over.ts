import type { Offer } from '../../domain/factor.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Promised } from '../../domain/promised.ts';
import { convert } from '../../domain/units.ts';

/**
 * Listings with what is left of their offers: a promise is taken from the offer at its place, and what that no longer has from
 * the listing's others of the same factor and dimension, the largest first (a new version may list its parcels in another order).
 * An offer that states no quantity keeps stating none; nothing falls below 0.
 */
export function leftOver(listings: readonly Listing[], { offers: promises }: Promised): Listing[] {
  const byListing = Map.groupBy(promises, ({ listing }) => listing);
  return listings.map((listing) => {
    const own = byListing.get(listing.id);
    if (!own) return listing;
    const left = listing.offers.map((offer) => ({ ...offer }));
    for (const promise of own) take(left, promise);
    return { ...listing, offers: left };
  });
}

function take(offers: Offer[], { at, factor, unit, quantity }: Promised['offers'][number]): void {
  let rest = quantity;
  const amountOf = ({ quantity: offered, unit: of }: Offer) =>
    offered === undefined || of === undefined ? null : convert(offered, of, unit);
  const same = offers.filter((offer) => offer.factor === factor && amountOf(offer) !== null);
  const promised = offers[at];
  same.sort((a, b) => Number(b === promised) - Number(a === promised) || (amountOf(b) ?? 0) - (amountOf(a) ?? 0));
  for (const offer of same) {
    if (rest <= 0) return;
    const has = amountOf(offer) ?? 0;
    const taken = Math.min(has, rest);
    offer.quantity = taken === has ? 0 : Math.round(((offer.quantity ?? 0) * (has - taken) * 1e9) / has) / 1e9;
    rest -= taken;
  }
}
