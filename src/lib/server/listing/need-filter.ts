import { FACET_NAMES, isNarrowed, NO_FILTER, type ListingFilter } from '../../domain/listing-filter.ts';
import { readNeed } from '../../engine/listing/read-need.ts';
import { MATCHING_REFERENCE } from '../reference/reference.ts';
import type { Published } from './published.ts';
import { SEARCH_REFERENCE } from './search-reference.ts';

/** Longest need that is read [characters]. */
export const NEED_AT_MOST = 5000;

/** A filter made from a need, with the words that had to go so that something is found; null where nothing was understood. */
export function needFilter(text: string, published: Published, today: string): { filter: ListingFilter; dropped: string[] } | null {
  const rarity = (id: string) => MATCHING_REFERENCE.frequency.concepts.get(id) ?? 0;
  const filter = readNeed(text.slice(0, NEED_AT_MOST), SEARCH_REFERENCE, rarity);
  if (!isNarrowed(filter)) return null;
  const words = filter.q.split(' ').filter(Boolean);
  const dropped: string[] = [];
  // Few listings are of just that division: it goes before the words do.
  const isThere = filter.industries.length === 0 || published.findAll(filter, today).length > 0;
  for (let now = isThere ? filter : { ...filter, industries: [] }; ; now = { ...now, q: words.join(' ') }) {
    if (words.length === 0 || published.findAll(now, today).length > 0) return { filter: loosen(now, published, today), dropped };
    dropped.unshift(words.pop() as string); // the most common of those left: it says least
  }
}

/** With nothing found, what states a quantity becomes what merely offers the factor. */
function loosen(filter: ListingFilter, published: Published, today: string): ListingFilter {
  if (filter.amounts.length === 0 || published.findAll(filter, today).length > 0) return filter;
  const offers = [
    ...new Set([...filter.offers, ...filter.amounts.filter(({ direction }) => direction === 'offers').map(({ factor }) => factor)]),
  ];
  const wider = { ...filter, amounts: [], offers };
  return FACET_NAMES.some((facet) => wider[facet].length > 0) ? wider : NO_FILTER;
}
