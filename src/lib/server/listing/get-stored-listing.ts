import { z } from 'zod';
import { listingStatus } from '../../domain/enums.ts';
import { unwrap, type Db } from '../db.ts';
import { ListingRow } from './published.ts';

const View = ListingRow.extend({ status: z.enum(listingStatus) });

/** A listing straight from the database, whatever its state; null when there is none or the caller may not see it. */
export async function getStoredListing(db: Db, ref: string): Promise<z.infer<typeof View> | null> {
  const data = unwrap('get_listing', await db.rpc('get_listing', { listing_ref: ref }, { get: true }));
  return data === null ? null : View.parse(data);
}
