import type { Bundle } from '../../domain/bundle.ts';
import type { FactorKind, Offer } from '../../domain/factor.ts';
import { ok, type Result } from '../../domain/errors.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Mode } from '../../domain/mode.ts';
import type { Unit } from '../../domain/units.ts';
import type { MatchingReference } from '../matching/reference.ts';
import { bestFirst } from './bundle-of.ts';
import { composeBundles, type ComposeError } from './compose.ts';

/** How much of a factor a party of the project said that it has for it. */
export type Accepted = { listing: string; factor: FactorKind; quantity: number; unit: Unit };

export type RecomposeProblem = {
  /** All that may take part; those who stay are among them. */
  listings: readonly Listing[];
  /** Ids of the listings that stay; the first is the one for whose project it is. */
  staying: readonly string[];
  /** Ids of listings that left. */
  gone: readonly string[];
  accepted: readonly Accepted[];
};

/** Bundles composed for the anchor, among which those with most of who stays are looked for. */
const COMPOSED = 40;

/**
 * What a project can still become when a party granted less than was asked, or left: composed again for the same anchor, with
 * what was accepted in the place of what was offered.
 *
 * Kept are the bundles in which most of those who stay take part (the anchor and at least one other), best first. Is there no
 * complete one, the incomplete ones say which role is missing and who could fill it.
 *
 * @param most  how many to tell
 * @returns complete bundles, else incomplete ones; none when no two of those who stay fit together any more
 * @errors as `composeBundles`
 */
export function recompose(
  problem: RecomposeProblem,
  modes: readonly Mode[],
  reference: MatchingReference,
  most = 3,
): Result<Bundle[], ComposeError> {
  const { staying, gone, accepted } = problem;
  const listings = problem.listings.filter(({ id }) => !gone.includes(id)).map((listing) => asAccepted(listing, accepted));
  const composed = composeBundles(listings, modes, reference, { anchors: staying.slice(0, 1), perAnchor: COMPOSED });
  if (!composed.ok) return composed;
  const kept = ({ parties }: Bundle): number => parties.filter(({ listing }) => staying.includes(listing)).length;
  const together = (bundles: readonly Bundle[]): Bundle[] =>
    bundles
      .filter((bundle) => kept(bundle) >= Math.min(2, staying.length))
      .sort((a, b) => kept(b) - kept(a) || bestFirst(a, b))
      .slice(0, most);
  const complete = together(composed.value.bundles);
  return ok(complete.length > 0 ? complete : together(composed.value.incomplete));
}

/** A listing that offers of a factor what it accepted to give, and no more. */
function asAccepted(listing: Listing, accepted: readonly Accepted[]): Listing {
  const own = accepted.filter((each) => each.listing === listing.id);
  if (own.length === 0) return listing;
  const left = new Map(own.map(({ factor, quantity, unit }) => [`${factor} ${unit}`, quantity]));
  const offers = listing.offers.map((offer): Offer => {
    if (offer.unit === undefined || offer.quantity === undefined) return offer;
    const key = `${offer.factor} ${offer.unit}`;
    const has = left.get(key);
    if (has === undefined) return offer;
    const quantity = Math.min(has, offer.quantity);
    left.set(key, has - quantity);
    return { ...offer, quantity };
  });
  return { ...listing, offers };
}
