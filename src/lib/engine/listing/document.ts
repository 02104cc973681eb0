import type { Facet } from '../../domain/listing-filter.ts';
import { divisionOf, groupOf, sectionOf, type IndustryCode } from '../../domain/industry.ts';
import type { Listing } from '../../domain/listing.ts';
import { ancestors, shortName, sideOf, type RegionCode } from '../../domain/region.ts';
import { dimensionOf, inBaseUnit, type Dimension } from '../../domain/units.ts';
import type { SearchReference } from './search-reference.ts';
import { soundOf } from './sound.ts';

/** A published listing as it came from the database; `publishedOn` is a civil date, `updatedAt` an instant that sorts as text. */
export type PublishedListing = {
  listing: Listing;
  isSample: boolean;
  /** A coordinator has checked who the organisation is. */
  isVerified: boolean;
  publishedOn: string;
  updatedAt: string;
};

/** What a word weighs by where it stands: who searches for 红枣 means the listing called so before one that mentions it. */
export const FIELD_WEIGHT = { name: 12, title: 8, tags: 3, body: 1 } as const;

/** A listing as it is counted and shown. */
export type Document<P extends PublishedListing = PublishedListing> = {
  published: P;
  /** Name, title and the rest, one below the other, widths and case folded: where phrases are looked for. */
  text: string;
  /** Where the title and the rest begin in it. */
  titleAt: number;
  bodyAt: number;
  /** Name and title by syllables, ` hong zao / leng lian yuan `: what is called so is found however its characters are cut into words. */
  sound: string;
  /** What the orders of the list compare. */
  keys: { name: string; place: string; updated: string };
};

/** What the index needs of a listing once. */
export type Reading<P extends PublishedListing = PublishedListing> = {
  document: Document<P>;
  /** Words of each field, and the names of its tags, whole; each may come several times. */
  words: Record<keyof typeof FIELD_WEIGHT, readonly string[]>;
  /** What the listing is in each facet but `fresh`, which depends on the day. */
  values: Record<Exclude<Facet, 'fresh'>, readonly string[]>;
  /** Stated quantities by direction, factor and dimension, in the dimension's base unit, added up. */
  amounts: ReadonlyMap<string, number>;
};

/** Widths and case folded. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

export const amountKey = (direction: 'offers' | 'seeks', factor: string, dimension: Dimension): string =>
  `${direction}:${factor}:${dimension}`;

/**
 * Reads a listing once, to be searched as often as one likes.
 *
 * @param asOf  civil date on which pairings are read
 */
export function readListing<P extends PublishedListing>(published: P, reference: SearchReference, asOf: string): Reading<P> {
  const { listing } = published;
  const { organisation, offers, seeks } = listing;
  const name = fold(organisation.name);
  const title = fold(listing.title);
  const body = fold([listing.summary, ...[...offers, ...seeks].map(({ description }) => description)].join('\n'));
  const [nameWords, titleWords] = [reference.segment(name), reference.segment(title)];
  const nameSound = soundOf(name, reference, nameWords).join(' ');
  const regions = [organisation.region, ...ancestors(organisation.region, reference.regions)];
  const industries = withAncestors(listing.industries, reference);
  return {
    document: {
      published,
      text: `${name}\n${title}\n${body}`,
      titleAt: name.length + 1,
      bodyAt: name.length + title.length + 2,
      sound: ` ${nameSound} / ${soundOf(title, reference, titleWords).join(' ')} `,
      keys: {
        name: `${nameSound} ${name}`,
        place: [...regions].reverse().join(''),
        updated: published.updatedAt,
      },
    },
    words: {
      body: reference.segment(body),
      tags: tagsOf(listing, regions, industries, reference),
      title: titleWords,
      name: [name, ...nameWords],
    },
    values: {
      kinds: [organisation.kind],
      sides: [sideOf(organisation.region, reference.regions)].filter((side) => side !== null),
      pairs: pairedWith(regions, reference, asOf),
      places: regions,
      industries: industries.filter((code) => code.length < 4),
      offers: [...new Set(offers.map(({ factor }) => factor))],
      seeks: [...new Set(seeks.map(({ factor }) => factor))],
      verified: published.isVerified ? ['yes'] : [],
    },
    amounts: amountsOf(listing),
  };
}

/** Each code with those above it: the class's group, division and section. */
function withAncestors(codes: readonly IndustryCode[], { industries }: SearchReference): IndustryCode[] {
  const all = codes.flatMap((code) => [code, groupOf(code), divisionOf(code), sectionOf(code, industries)]);
  return [...new Set(all.filter((code) => code !== null))];
}

/** Names of place, industries, factors and kind. */
function tagsOf(listing: Listing, regions: RegionCode[], industries: IndustryCode[], reference: SearchReference): string[] {
  return [
    ...regions.map((code) => reference.regions.get(code)?.name ?? code),
    ...regions.map((code) => shortName(code, reference.regions)),
    ...industries.map((code) => reference.industries.get(code)?.name ?? code),
    ...[...listing.offers, ...listing.seeks].map(({ factor }) => reference.factors[factor].zh),
    reference.kinds[listing.organisation.kind].zh,
  ];
}

/** Regions that some pairing ties, on the day, to one of these; a region's own rows, not those of its parts. */
function pairedWith(regions: readonly RegionCode[], { pairingsOf }: SearchReference, asOf: string): RegionCode[] {
  const rows = regions.flatMap((code) =>
    (pairingsOf.get(code) ?? []).map((row) => ({ row, other: row.east === code ? row.west : row.east })),
  );
  const now = rows.filter(({ row }) => row.validFrom <= asOf && (row.validUntil === null || asOf < row.validUntil));
  return [...new Set(now.map(({ other }) => other))];
}

function amountsOf({ offers, seeks }: Listing): Map<string, number> {
  const amounts = new Map<string, number>();
  for (const [direction, factors] of [['offers', offers] as const, ['seeks', seeks] as const])
    for (const { factor, quantity, unit } of factors) {
      if (quantity === undefined || unit === undefined) continue;
      const key = amountKey(direction, factor, dimensionOf(unit));
      amounts.set(key, (amounts.get(key) ?? 0) + inBaseUnit(quantity, unit));
    }
  return amounts;
}
