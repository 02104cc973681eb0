import type { Bundle } from '../../domain/bundle.ts';
import type { Listing } from '../../domain/listing.ts';
import { projectKey, wishKey, type Wish } from '../../domain/portfolio-run.ts';
import { ancestors, type RegionCode, type RegionIndex } from '../../domain/region.ts';

/** Where the listings of a wish are found. */
export type WishReader = {
  listings: ReadonlyMap<string, Listing>;
  regions: RegionIndex;
};

/** Whether a place lies in a region, or is it. */
export const liesIn = (place: RegionCode, region: RegionCode, regions: RegionIndex): boolean =>
  place === region || ancestors(place, regions).includes(region);

/** Whether a bundle is what a wish speaks of. */
export function isWished(bundle: Bundle, wish: Wish, { listings, regions }: WishReader): boolean {
  const parties = bundle.parties.map(({ listing }) => listing);
  switch (wish.what) {
    case 'listing':
      return parties.includes(wish.listing);
    case 'region':
      return parties.some((id) => liesIn(listings.get(id)?.organisation.region ?? '', wish.region, regions));
    case 'project':
      return projectKey(bundle.mode, parties) === projectKey(wish.mode, wish.parties);
  }
}

/** Listings of which no project may be composed. */
export function isBanned(listing: Listing, banned: readonly Wish[], regions: RegionIndex): boolean {
  return banned.some(
    (wish) =>
      (wish.what === 'listing' && wish.listing === listing.id) ||
      (wish.what === 'region' && liesIn(listing.organisation.region, wish.region, regions)),
  );
}

/** A pin that a ban rules out. */
export type Contradiction = { pin: Wish; ban: Wish };

/**
 * Pins that contradict bans, whatever there is to choose from: the same thing, a listing in a banned place, a place within a
 * banned one, or a project with a banned party.
 */
export function contradictions(pinned: readonly Wish[], banned: readonly Wish[], reader: WishReader): Contradiction[] {
  return pinned.flatMap((pin) => {
    const ban = banned.find((each) => rulesOut(each, pin, reader));
    return ban ? [{ pin, ban }] : [];
  });
}

function rulesOut(ban: Wish, pin: Wish, { listings, regions }: WishReader): boolean {
  if (wishKey(ban) === wishKey(pin)) return true;
  if (ban.what === 'project') return false;
  if (pin.what === 'region') return ban.what === 'region' && liesIn(pin.region, ban.region, regions);
  const needed = pin.what === 'listing' ? [pin.listing] : pin.parties;
  if (ban.what === 'listing') return needed.includes(ban.listing);
  return needed.some((id) => liesIn(listings.get(id)?.organisation.region ?? '', ban.region, regions));
}
