import { z } from 'zod';
import { factorKind, listingStatus, organisationKind, regionSide } from './enums.ts';
import { Amount, amountText, readAmount } from './amount.ts';

/** Rows of one page of the list. */
export const PAGE_SIZE = 30;

/** Ages of a listing that one may ask for [days]. */
export const FRESHNESS = ['7', '30', '90'] as const;

/** Orders of the list. `relevance` is the order of words searched for, `updated` the newest first. */
export const SORTS = ['relevance', 'name', 'place', 'updated'] as const;
export type Sort = (typeof SORTS)[number];

/** States other than published that one may ask for: each person is shown the listings she may see. */
export const LISTING_STATES = listingStatus.filter((status) => status !== 'published');
export type ListingState = (typeof LISTING_STATES)[number];

/** Conditions on quantities that one filter may hold. */
const AMOUNTS_AT_MOST = 10;

const words = z.string().trim().max(200);
const pageNumber = z.coerce.number().int().min(1).max(10_000);
const region = z.string().regex(/^\d{6}$/);

/** The facets of the list of listings, each with what it may be. The name is that of the address's parameter. */
const FACETS = {
  kinds: z.enum(organisationKind),
  sides: z.enum(regionSide),
  /** Regions that some pairing ties to this one. */
  pairs: region,
  /** A province, prefecture or county, with all in it. */
  places: region,
  /** A section, division or group of GB/T 4754. */
  industries: z.string().regex(/^(?:[A-T]|\d{2,3})$/),
  offers: z.enum(factorKind),
  seeks: z.enum(factorKind),
  verified: z.enum(['yes']),
  /** Published in the last so many days. */
  fresh: z.enum(FRESHNESS),
} as const;

/** What parameters were called before; addresses that people kept still work. */
const FORMERLY: Partial<Record<Facet, string>> = { places: 'provinces', industries: 'sections' };

export type Facet = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as Facet[];

/**
 * What the person looks for: words, choices in each facet (several widen it), quantities (each narrows), a day on which
 * something offered is to be available, the state (null: published), the order (null: by relevance where there are words,
 * else the newest first) and the page she is on.
 */
export type ListingFilter = {
  q: string;
  page: number;
  sort: Sort | null;
  amounts: Amount[];
  on: string | null;
  state: ListingState | null;
} & {
  [F in Facet]: z.infer<(typeof FACETS)[F]>[];
};

/** A filter that everything satisfies. */
export const NO_FILTER: ListingFilter = {
  q: '',
  page: 1,
  sort: null,
  amounts: [],
  on: null,
  state: null,
  kinds: [],
  sides: [],
  pairs: [],
  places: [],
  industries: [],
  offers: [],
  seeks: [],
  verified: [],
  fresh: [],
};

/**
 * Reads a filter from an address. What can't be understood is left out and named, never thrown: addresses are typed,
 * shortened and forwarded by people.
 *
 * @returns the filter, and the parameters that were left out
 */
export function parseListingFilter(query: URLSearchParams): { filter: ListingFilter; ignored: string[] } {
  const ignored: string[] = [];
  const read = <T>(name: string, schema: z.ZodType<T>, fallback: T): T => {
    const given = query.get(name);
    if (given === null || given === '') return fallback;
    const parsed = schema.safeParse(given);
    if (!parsed.success) ignored.push(name);
    return parsed.success ? parsed.data : fallback;
  };
  const choices = <F extends Facet>(facet: F) => {
    const schema: z.ZodType<ListingFilter[F][number]> = FACETS[facet];
    const former = FORMERLY[facet];
    const given = [...new Set([...query.getAll(facet), ...(former ? query.getAll(former) : [])])];
    const parsed = given.map((value) => schema.safeParse(value)).flatMap(({ success, data }) => (success ? [data] : []));
    if (parsed.length < given.length) ignored.push(facet);
    return parsed as ListingFilter[F];
  };
  const amounts = () => {
    const given = [...new Set(query.getAll('amounts'))];
    const parsed = given.flatMap((text) => readAmount(text) ?? []).slice(0, AMOUNTS_AT_MOST);
    if (parsed.length < given.length) ignored.push('amounts');
    return parsed;
  };
  const filter: ListingFilter = {
    q: read('q', words, ''),
    page: read('page', pageNumber, 1),
    sort: read('sort', z.enum(SORTS).nullable(), null),
    amounts: amounts(),
    on: read('on', z.iso.date().nullable(), null),
    state: read('state', z.enum(LISTING_STATES).nullable(), null),
    kinds: choices('kinds'),
    sides: choices('sides'),
    pairs: choices('pairs'),
    places: choices('places'),
    industries: choices('industries'),
    offers: choices('offers'),
    seeks: choices('seeks'),
    verified: choices('verified'),
    fresh: choices('fresh'),
  };
  return { filter, ignored };
}

/** The address of a filter: empty parts are left out, so that one filter has one address. */
export function listingFilterQuery(filter: ListingFilter): string {
  const query = new URLSearchParams();
  if (filter.q) query.set('q', filter.q);
  for (const facet of FACET_NAMES) for (const value of filter[facet]) query.append(facet, value);
  for (const amount of filter.amounts) query.append('amounts', amountText(amount));
  if (filter.on) query.set('on', filter.on);
  if (filter.state) query.set('state', filter.state);
  if (filter.sort) query.set('sort', filter.sort);
  if (filter.page > 1) query.set('page', String(filter.page));
  // Both are allowed in a query as they are, and an amount is read by people.
  return query.size ? `?${String(query).replaceAll('%3A', ':')}` : '';
}

/**
 * The filter with one choice added or, if it was there, taken away; back on the first page.
 *
 * @param replaced  choices that the new one makes pointless: a province when one of its prefectures is chosen
 */
export function toggleChoice(filter: ListingFilter, facet: Facet, value: string, replaced: readonly string[] = []): ListingFilter {
  const chosen: readonly string[] = filter[facet];
  const isChosen = chosen.includes(value);
  const next = isChosen ? chosen.filter((other) => other !== value) : [...chosen.filter((other) => !replaced.includes(other)), value];
  return { ...filter, [facet]: next, page: 1 };
}

/** Whether anything narrows the list. */
export const isNarrowed = (filter: ListingFilter): boolean =>
  filter.q !== '' || filter.amounts.length > 0 || filter.on !== null || FACET_NAMES.some((facet) => filter[facet].length > 0);
