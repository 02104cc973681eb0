import { z } from 'zod';
import { listingStatus } from '../../domain/enums.ts';
import { Listing } from '../../domain/listing.ts';
import { unwrap, type Db } from '../db.ts';

const ListingView = z.object({
  listing: Listing,
  organisationId: z.uuid(),
  status: z.enum(listingStatus),
  isSample: z.boolean(),
  updatedAt: z.string(),
});
export type ListingView = z.infer<typeof ListingView>;

/** One listing with its state; null when there is none or the caller may not see it. */
export async function getListing(db: Db, ref: string): Promise<ListingView | null> {
  const data = unwrap('get_listing', await db.rpc('get_listing', { listing_ref: ref }));
  return data === null ? null : ListingView.parse(data);
}
