import { z } from 'zod';
import type { ListingState } from '../../domain/listing-filter.ts';
import { browse, findAll } from '../../engine/listing/browse.ts';
import { indexListings } from '../../engine/listing/listing-index.ts';
import { unwrap, type Db } from '../db.ts';
import { pairingsAsOf } from '../reference/reference.ts';
import { PublishedRow, type Published } from './published.ts';
import { SEARCH_REFERENCE } from './search-reference.ts';

/**
 * Listings in a state other than published, as far as the caller may see them, to be searched as the published ones
 * are. Read and indexed for one request: nothing of it is shared with anybody.
 *
 * @param today  civil date
 */
export async function listingsInState(db: Db, state: ListingState, today: string): Promise<Pick<Published, 'browse' | 'findAll'>> {
  const rows = z.array(PublishedRow).parse(unwrap('listings_in_state', await db.rpc('listings_in_state', { state })));
  const index = indexListings(rows, SEARCH_REFERENCE, pairingsAsOf(today));
  return { browse: (filter, day) => browse(index, filter, day), findAll: (filter, day) => findAll(index, filter, day) };
}
