import { z } from 'zod';
import { listingStatus, type ListingStatusCode } from '../../domain/enums.ts';
import type { Listing } from '../../domain/listing.ts';
import { unwrap } from '../db.ts';
import { ListingRow, publishedListings, type Reader } from './published.ts';

export type ListingView = { listing: Listing; organisationId: string; status: ListingStatusCode; isSample: boolean; updatedAt: string };

const View = ListingRow.extend({ status: z.enum(listingStatus) });

/** One listing with its state; null when there is none or the caller may not see it. */
export async function getListing(reader: Reader, ref: string): Promise<ListingView | null> {
  const published = (await publishedListings(reader)).byId.get(ref);
  if (published) return { ...published, status: 'published' };
  const data = unwrap('get_listing', await reader.db.rpc('get_listing', { listing_ref: ref }, { get: true }));
  return data === null ? null : View.parse(data);
}
