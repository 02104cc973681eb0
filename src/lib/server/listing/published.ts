import { z } from 'zod';
import { Listing } from '../../domain/listing.ts';
import type { OrganisationKindCode } from '../../domain/enums.ts';
import { browse, indexListings, type Browsed } from '../../engine/listing/browse.ts';
import { listingFilterQuery, type ListingFilter } from '../../domain/listing-filter.ts';
import { prepare, type Corpus } from '../../engine/matching/corpus.ts';
import { unwrap, type Db } from '../db.ts';
import { MATCHING_REFERENCE } from '../reference/reference.ts';

/** A listing as the database's functions answer it. */
export const ListingRow = z.object({ listing: Listing, organisationId: z.uuid(), isSample: z.boolean(), updatedAt: z.string() });
export type ListingRow = z.infer<typeof ListingRow>;

/** The published listings, ready to be browsed and ranked. */
export type Published = {
  byId: ReadonlyMap<string, ListingRow>;
  /** The list page's answer to a filter. */
  browse: (filter: ListingFilter) => Browsed;
  /** Prepared for ranking, by kind of organisation; made when first asked for. */
  corpus: (kind: OrganisationKindCode) => Corpus;
};

/** Who reads, and the version of the published listings that the database named when the request began. */
export type Reader = { db: Db; listingsVersion: string };

/** Pages of the list that are kept while nothing changes. */
const PAGES_KEPT = 200;

/** What this process loaded last; a load under way is shared by all who ask meanwhile. */
let kept: { version: string; published: Promise<Published> } | null = null;

/**
 * The published listings as of now: loaded again only when the database names another version.
 *
 * The database shows every member the same published listings, so one member's load serves everyone. Who is no member
 * is given neither a version nor listings.
 */
export function publishedListings({ db, listingsVersion: version }: Reader): Promise<Published> {
  if (kept?.version === version) return kept.published;

  const loading = { version, published: load(db) };
  kept = loading;
  // A failed load is forgotten, so that the next request tries again.
  loading.published.catch(() => {
    if (kept === loading) kept = null;
  });
  return loading.published;
}

async function load(db: Db): Promise<Published> {
  const rows = z.array(ListingRow).parse(unwrap('published_listings', await db.rpc('published_listings')));
  const corpora = new Map<OrganisationKindCode, Corpus>();
  const index = indexListings(rows, MATCHING_REFERENCE);
  const pages = new Map<string, Browsed>();
  return {
    byId: new Map(rows.map((row) => [row.listing.id, row])),
    browse: (filter) => {
      const address = listingFilterQuery(filter);
      const page = pages.get(address) ?? browse(index, filter);
      if (pages.size >= PAGES_KEPT) pages.clear();
      pages.set(address, page);
      return page;
    },
    corpus: (kind) => {
      const known = corpora.get(kind);
      if (known) return known;
      const listings = rows.flatMap(({ listing }) => (listing.organisation.kind === kind ? [listing] : []));
      const corpus = prepare(listings, MATCHING_REFERENCE);
      corpora.set(kind, corpus);
      return corpus;
    },
  };
}
