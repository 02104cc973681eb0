import { z } from 'zod';
import { factorKind, organisationKind, regionSide } from '../../domain/enums.ts';
import { PAGE_SIZE, type ListingFilter } from '../../domain/listing-filter.ts';
import { segment } from '../../adapters/jieba/segment.ts';
import { unwrap, type Db } from '../db.ts';

const ListingRow = z.object({
  ref: z.string(),
  title: z.string(),
  summary: z.string(),
  year: z.int().nullable(),
  isSample: z.boolean(),
  kind: z.enum(organisationKind),
  organisation: z.string(),
  regionCode: z.string(),
  side: z.enum(regionSide).nullable(),
  offers: z.array(z.enum(factorKind)),
  seeks: z.array(z.enum(factorKind)),
});
export type ListingRow = z.infer<typeof ListingRow>;

const counts = z.record(z.string(), z.int()).default({});
const Page = z.object({
  total: z.int(),
  rows: z.array(ListingRow),
  facets: z.object({ kinds: counts, sides: counts, provinces: counts, sections: counts, offers: counts, seeks: counts }),
});
export type ListingPage = z.infer<typeof Page>;

/** One page of published listings with the total and the counts of every facet. */
export async function browseListings(db: Db, filter: ListingFilter): Promise<ListingPage> {
  const { q, page, ...choices } = filter;
  const answer = await db.rpc(
    'browse_listings',
    { words: segment(q).join(' '), ...choices, page_size: PAGE_SIZE, page_offset: (page - 1) * PAGE_SIZE },
    { get: false },
  );
  return Page.parse(unwrap('browse_listings', answer));
}
