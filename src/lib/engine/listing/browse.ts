import { FACET_NAMES, PAGE_SIZE, type Facet, type ListingFilter } from '../../domain/listing-filter.ts';
import { sectionOf, type IndustryIndex } from '../../domain/industry.ts';
import type { Listing } from '../../domain/listing.ts';
import { provinceOf, sideOf, type RegionIndex } from '../../domain/region.ts';

/** A published listing as it came from the database. */
export type PublishedListing = { listing: Listing; isSample: boolean };

type Entry = PublishedListing & {
  /** What the listing is in each facet. */
  values: Record<Facet, readonly string[]>;
  /** Weight of each word that occurs: in name and title 4, elsewhere 1. */
  words: ReadonlyMap<string, number>;
};

/** Listings ready to be searched and counted. */
export type ListingIndex = { entries: readonly Entry[]; segment: (text: string) => string[] };

export type Browsed = { total: number; rows: PublishedListing[]; facets: Record<Facet, Record<string, number>> };

const TITLE_WEIGHT = 4; // who searches for 红枣 means the listing that is called so before one that mentions it

/**
 * Reads listings once, to be browsed as often as one likes.
 *
 * @param segment  cuts a text into words; the same for listings and for what people type
 */
export function indexListings(
  listings: readonly PublishedListing[],
  { segment, industries, regions }: { segment: (text: string) => string[]; industries: IndustryIndex; regions: RegionIndex },
): ListingIndex {
  const entries = listings.map(({ listing, isSample }): Entry => {
    const { organisation, offers, seeks } = listing;
    const side = sideOf(organisation.region, regions);
    const sections = listing.industries.flatMap((code) => sectionOf(code, industries) ?? []);
    return {
      listing,
      isSample,
      values: {
        kinds: [organisation.kind],
        sides: side === null ? [] : [side],
        provinces: [provinceOf(organisation.region)],
        sections: [...new Set(sections)],
        offers: [...new Set(offers.map(({ factor }) => factor))],
        seeks: [...new Set(seeks.map(({ factor }) => factor))],
      },
      words: wordsOf(listing, segment),
    };
  });
  return { entries, segment };
}

function wordsOf({ organisation, title, summary, offers, seeks }: Listing, segment: (text: string) => string[]): Map<string, number> {
  const texts = [summary, ...[...offers, ...seeks].map(({ description }) => description)];
  const words = new Map(segment(texts.join('\n')).map((word) => [word, 1]));
  for (const word of segment(`${organisation.name}\n${title}`)) words.set(word, TITLE_WEIGHT);
  return words;
}

/**
 * One page of listings, how many there are, and what each facet would leave.
 *
 * Every word must occur. Choices within a facet widen (or), facets narrow each other (and); a facet's own counts ignore
 * its own choices, so that the person sees what else there would have been. Best by words first, ties by id.
 */
export function browse({ entries, segment }: ListingIndex, filter: ListingFilter): Browsed {
  const words = [...new Set(segment(filter.q))];
  const nothingMeant = filter.q.trim() !== '' && words.length === 0; // signs alone find nothing, not everything
  const facets = Object.fromEntries(FACET_NAMES.map((facet) => [facet, {}])) as Browsed['facets'];
  const hits: { entry: Entry; relevance: number }[] = [];

  for (const entry of nothingMeant ? [] : entries) {
    if (!words.every((word) => entry.words.has(word))) continue;
    const refusing = FACET_NAMES.filter((facet) => !suits(entry, facet, filter));
    if (refusing.length === 0) hits.push({ entry, relevance: words.reduce((sum, word) => sum + (entry.words.get(word) ?? 0), 0) });
    // Counted where no other facet refuses.
    for (const facet of refusing.length === 0 ? FACET_NAMES : refusing.length === 1 ? refusing : []) {
      for (const value of entry.values[facet]) facets[facet][value] = (facets[facet][value] ?? 0) + 1;
    }
  }

  hits.sort((a, b) => b.relevance - a.relevance || (a.entry.listing.id < b.entry.listing.id ? -1 : 1));
  const first = (filter.page - 1) * PAGE_SIZE;
  const rows = hits.slice(first, first + PAGE_SIZE).map(({ entry: { listing, isSample } }) => ({ listing, isSample }));
  return { total: hits.length, rows, facets };
}

function suits({ values }: Entry, facet: Facet, filter: ListingFilter): boolean {
  const chosen: readonly string[] = filter[facet];
  return chosen.length === 0 || values[facet].some((value) => chosen.includes(value));
}
