import type { FactorKind, Offer, Seek } from '../../domain/factor.ts';
import type { Listing } from '../../domain/listing.ts';
import { convert, type Unit } from '../../domain/units.ts';

/** A factor that would move from one party to the other: what the giver says of it, and how much where that is known. */
export type Flow = { factor: FactorKind; descriptions: string[]; quantity: number | null; unit: Unit | null };

/**
 * What `giver` offers and `taker` seeks, by kind of factor, in the order of the taker's seeks.
 *
 * Quantity: where both state one in the same dimension, the smaller of what is offered in all and what is sought, in
 * the taker's unit; else what one of them states, the taker first; else null.
 */
export function flows(giver: Listing, taker: Listing): Flow[] {
  const kinds = [...new Set(taker.seeks.map(({ factor }) => factor))];
  return kinds.flatMap((factor) => {
    const offers = giver.offers.filter((offer) => offer.factor === factor);
    const seek = taker.seeks.find((each) => each.factor === factor && each.quantity !== undefined);
    if (offers.length === 0) return [];
    const descriptions = offers.map(({ description }) => description).filter((text) => text !== '');
    return [{ factor, descriptions, ...flowing(offers, seek) }];
  });
}

function flowing(offers: readonly Offer[], seek: Seek | undefined): Pick<Flow, 'quantity' | 'unit'> {
  const stated = offers.flatMap(({ quantity, unit }) => (quantity !== undefined && unit ? [{ quantity, unit }] : []));
  if (seek?.quantity !== undefined && seek.unit) {
    const unit = seek.unit;
    const comparable = stated.flatMap((offer) => convert(offer.quantity, offer.unit, unit) ?? []);
    const offered = comparable.reduce((sum, quantity) => sum + quantity, 0);
    return { quantity: comparable.length ? Math.min(offered, seek.quantity) : seek.quantity, unit };
  }
  const [only, ...others] = stated;
  return only && others.length === 0 ? only : { quantity: null, unit: null };
}
