import { z } from 'zod';
import { listingStatus, type ListingStatusCode } from '../../domain/enums.ts';
import type { Listing } from '../../domain/listing.ts';
import { unwrap, type Db } from '../db.ts';
import { ListingRow, publishedListings } from './published.ts';

export type ListingView = { listing: Listing; organisationId: string; status: ListingStatusCode; isSample: boolean; updatedAt: string };

const View = ListingRow.extend({ status: z.enum(listingStatus) });

/** One listing with its state; null when there is none or the caller may not see it. */
export async function getListing(db: Db, ref: string): Promise<ListingView | null> {
  const published = (await publishedListings(db)).byId.get(ref);
  if (published) return { ...published, status: 'published' };
  const data = unwrap('get_listing', await db.rpc('get_listing', { listing_ref: ref }));
  return data === null ? null : View.parse(data);
}
