import { z } from 'zod';
import { factorKind, organisationKind, regionSide } from './enums.ts';

/** Rows of one page of the list. */
export const PAGE_SIZE = 30;

const words = z.string().trim().max(100);
const pageNumber = z.coerce.number().int().min(1).max(10_000);

/** The facets of the list of listings, each with what it may be. The name is that of the address's parameter. */
const FACETS = {
  kinds: z.enum(organisationKind),
  sides: z.enum(regionSide),
  provinces: z.string().regex(/^\d{2}0000$/),
  sections: z.string().regex(/^[A-T]$/),
  offers: z.enum(factorKind),
  seeks: z.enum(factorKind),
} as const;

export type Facet = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as Facet[];

/** What the person looks for: words, choices in each facet (several widen it), and the page she is on. */
export type ListingFilter = { q: string; page: number } & { [F in Facet]: z.infer<(typeof FACETS)[F]>[] };

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
    if (given === null) return fallback;
    const parsed = schema.safeParse(given);
    if (!parsed.success) ignored.push(name);
    return parsed.success ? parsed.data : fallback;
  };
  const choices = <F extends Facet>(facet: F) => {
    const schema: z.ZodType<ListingFilter[F][number]> = FACETS[facet];
    const given = [...new Set(query.getAll(facet))];
    const parsed = given.map((value) => schema.safeParse(value)).flatMap(({ success, data }) => (success ? [data] : []));
    if (parsed.length < given.length) ignored.push(facet);
    return parsed as ListingFilter[F];
  };
  const filter: ListingFilter = {
    q: read('q', words, ''),
    page: read('page', pageNumber, 1),
    kinds: choices('kinds'),
    sides: choices('sides'),
    provinces: choices('provinces'),
    sections: choices('sections'),
    offers: choices('offers'),
    seeks: choices('seeks'),
  };
  return { filter, ignored };
}

/** The address of a filter: empty parts are left out, so that one filter has one address. */
export function listingFilterQuery(filter: ListingFilter): string {
  const query = new URLSearchParams();
  if (filter.q) query.set('q', filter.q);
  for (const facet of FACET_NAMES) for (const value of filter[facet]) query.append(facet, value);
  if (filter.page > 1) query.set('page', String(filter.page));
  return query.size ? `?${query}` : '';
}

/** The filter with one choice added or, if it was there, taken away; back on the first page. */
export function toggleChoice(filter: ListingFilter, facet: Facet, value: string): ListingFilter {
  const chosen: readonly string[] = filter[facet];
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return { ...filter, [facet]: next, page: 1 };
}
