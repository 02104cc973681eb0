import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { Listing } from '../../domain/listing.ts';
import type { OrganisationKindCode } from '../../domain/enums.ts';
import { listingFilterQuery, type ListingFilter } from '../../domain/listing-filter.ts';
import { chineseDay } from '../../domain/working-day.ts';
import { browse, findAll, type Browsed } from '../../engine/listing/browse.ts';
import { changingSteps, indexingSteps, type ListingIndex } from '../../engine/listing/listing-index.ts';
import { prepare, type Corpus } from '../../engine/matching/corpus.ts';
import { unwrap, type Db } from '../db.ts';
import { MATCHING_REFERENCE, pairingsAsOf } from '../reference/reference.ts';
import { inSlices } from './in-slices.ts';
import { SEARCH_REFERENCE } from './search-reference.ts';

/** A listing as the database's functions answer it. */
export const ListingRow = z.object({ listing: Listing, organisationId: z.uuid(), isSample: z.boolean(), updatedAt: z.string() });
export type ListingRow = z.infer<typeof ListingRow>;

export const PublishedRow = ListingRow.extend({ isVerified: z.boolean(), publishedAt: z.string() }).transform((row) => ({
  ...row,
  publishedOn: row.publishedAt.slice(0, 10),
}));
export type PublishedRow = z.infer<typeof PublishedRow>;

const Changes = z.object({
  snapshot: z.string(),
  version: z.string(),
  isWhole: z.boolean(),
  rows: z.array(z.unknown()),
  gone: z.array(z.string()),
});

/** The published listings, ready to be browsed and ranked. */
export type Published = {
  byId: ReadonlyMap<string, PublishedRow>;
  /** The list page's answer to a filter on a day (civil date). */
  browse: (filter: ListingFilter, today: string) => Browsed<PublishedRow>;
  /** All that fit, in the filter's order. */
  findAll: (filter: ListingFilter, today: string) => PublishedRow[];
  /** Prepared for ranking, by kind of organisation; made when first asked for. */
  corpus: (kind: OrganisationKindCode) => Corpus;
};

/** Who reads, and the version of the published listings that the database named when the request began. */
export type Reader = { db: Db; listingsVersion: string };

/** Pages of the list that are kept while nothing changes. */
const PAGES_KEPT = 200;

type Kept = {
  /** Names the state of the database that is at hand, and the snapshot from which changes are asked for. */
  version: string;
  snapshot: string;
  rows: Map<string, PublishedRow>;
  index: ListingIndex<PublishedRow>;
  corpora: Map<OrganisationKindCode, Corpus>;
  pages: Map<string, Browsed<PublishedRow>>;
  published: Published;
};

/** What this process has at hand; a load under way is shared by all who ask meanwhile. */
let kept: Kept | null = null;
let loading: Promise<Kept> | null = null;

/**
 * The published listings as of now: where the database names another version, what changed is read, and all of them only
 * at first. Many are read in slices, while other pages go on.
 *
 * The database shows every member the same published listings, so one member's load serves everyone. Who is no member
 * is given neither a version nor listings.
 */
export async function publishedListings({ db, listingsVersion: version }: Reader): Promise<Published> {
  if (kept?.version === version && kept.index.asOf === pairingsAsOf(civilToday())) return kept.published;
  const current = refreshed(db).then((now) =>
    // The load that was under way may have begun before the change that this request already saw.
    Number(now.version) < Number(version) ? refreshed(db) : now,
  );
  const inTime = await Promise.race([current, setTimeout(LONGEST_WAIT, null, { ref: false })]);
  current.catch(() => {}); // who did not wait for it need not hear of it
  if (inTime) return inTime.published;
  if (kept) return kept.published;
  throw new ListingsNotReady();
}

/** How long a person waits for the newest listings [ms]; after that the ones before do, and where there are none, a word. */
const LONGEST_WAIT = 900;

/** The listings are being read for the first time since the server started, and there are many. */
export class ListingsNotReady extends Error {
  override name = 'ListingsNotReady';
}

const civilToday = (): string => chineseDay(new Date());

/** The same for a duty without a person: asks the database whether anything changed. */
export const publishedNow = async (service: Db): Promise<Published> => (await refreshed(service)).published;

async function refreshed(db: Db): Promise<Kept> {
  loading ??= load(db).finally(() => (loading = null));
  try {
    return await loading;
  } catch (cause) {
    kept = null; // it may have been changed in part: the next request reads everything
    throw cause;
  }
}

async function load(db: Db): Promise<Kept> {
  const answer = unwrap('published_changes', await db.rpc('published_changes', kept ? { since: kept.snapshot } : {}));
  const { isWhole, rows: answered, gone, ...state } = Changes.parse(answer);
  const rows = await inSlices(parsing(answered));
  if (isWhole || !kept) kept = await keep(rows, state);
  // Pairings begin and end on a few days only; on those everything is read anew.
  else if (kept.index.asOf !== pairingsAsOf(civilToday()))
    kept = await keep([...(await takeOver(kept, rows, gone, state)).rows.values()], state);
  else if (rows.length > 0 || gone.length > 0) kept = await takeOver(kept, rows, gone, state);
  else kept = { ...kept, ...state };
  return kept;
}

type State = { version: string; snapshot: string };

function* parsing(answered: readonly unknown[]): Generator<void, PublishedRow[]> {
  const rows: PublishedRow[] = [];
  for (const row of answered) {
    rows.push(PublishedRow.parse(row));
    yield;
  }
  return rows;
}

async function keep(rows: PublishedRow[], state: State): Promise<Kept> {
  const index = await inSlices(indexingSteps(rows, SEARCH_REFERENCE, pairingsAsOf(civilToday())));
  return withPublished({ ...state, rows: new Map(rows.map((row) => [row.listing.id, row])), index, corpora: new Map(), pages: new Map() });
}

/** Listings that stay are the same objects, so that ranking need not read them again. */
async function takeOver(before: Kept, changed: readonly PublishedRow[], gone: readonly string[], state: State): Promise<Kept> {
  const rows = new Map(before.rows);
  const kinds = new Set<OrganisationKindCode>();
  for (const ref of gone) {
    const row = rows.get(ref);
    if (row) kinds.add(row.listing.organisation.kind);
    rows.delete(ref);
  }
  for (const row of changed) {
    const old = rows.get(row.listing.id);
    if (old) kinds.add(old.listing.organisation.kind);
    kinds.add(row.listing.organisation.kind);
    rows.set(row.listing.id, row);
  }
  await inSlices(changingSteps(before.index, changed, gone));
  const corpora = new Map([...before.corpora].map(([kind, corpus]) => [kind, kinds.has(kind) ? corpusOf(rows, kind, corpus) : corpus]));
  return withPublished({ ...state, rows, index: before.index, corpora, pages: new Map() });
}

function corpusOf(rows: ReadonlyMap<string, PublishedRow>, kind: OrganisationKindCode, known?: Corpus): Corpus {
  const listings = [...rows.values()].flatMap(({ listing }) => (listing.organisation.kind === kind ? [listing] : []));
  return prepare(listings, MATCHING_REFERENCE, known);
}

function withPublished({ rows, index, corpora, pages, ...state }: Omit<Kept, 'published'>): Kept {
  const published: Published = {
    byId: rows,
    browse: (filter, today) => {
      // A new day changes what is fresh, and once in a while which regions are paired.
      const question = `${today}${listingFilterQuery(filter)}`;
      const page = pages.get(question) ?? browse(index, filter, today);
      if (pages.size >= PAGES_KEPT) pages.clear();
      pages.set(question, page);
      return page;
    },
    findAll: (filter, today) => findAll(index, filter, today),
    corpus: (kind) => {
      const corpus = corpora.get(kind) ?? corpusOf(rows, kind);
      corpora.set(kind, corpus);
      return corpus;
    },
  };
  return { ...state, rows, index, corpora, pages, published };
}
