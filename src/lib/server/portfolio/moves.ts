import type { Listing } from '../../domain/listing.ts';
import { publishedListings, type Reader } from '../listing/published.ts';

/** What became of a listing since a run read it: no longer published, or with another content. */
export type Move = 'withdrawn' | 'changed';

/** Listings of a recorded input that are no longer as they were. */
export async function movesSince(reader: Reader, listings: readonly Listing[]): Promise<Map<string, Move>> {
  const { byId } = await publishedListings(reader);
  const moves = new Map<string, Move>();
  for (const listing of listings) {
    const now = byId.get(listing.id);
    if (!now) moves.set(listing.id, 'withdrawn');
    else if (JSON.stringify(now.listing) !== JSON.stringify(listing)) moves.set(listing.id, 'changed');
  }
  return moves;
}
