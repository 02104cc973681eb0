import { FACET_NAMES, FRESHNESS, PAGE_SIZE, type Facet, type ListingFilter } from '../../domain/listing-filter.ts';
import { dimensionOf, inBaseUnit } from '../../domain/units.ts';
import { amountKey, type PublishedListing } from './document.ts';
import { excerpt, mark, soughtWords, type Marked } from './excerpt.ts';
import { relevance } from './find-rows.ts';
import { dayNumber, type ListingIndex } from './listing-index.ts';
import { ranksIn } from './orders.ts';
import { understand, type TypedQuery } from './typed-query.ts';

/** A listing that was found, with what was searched for marked in it; `excerpt` where only its text has it. */
export type Hit<P extends PublishedListing = PublishedListing> = { published: P; name: Marked; title: Marked; excerpt: Marked | null };

export type Browsed<P extends PublishedListing = PublishedListing> = {
  total: number;
  rows: Hit<P>[];
  facets: Record<Facet, Record<string, number>>;
  corrected: TypedQuery['corrected'];
};

/** Rows that fit, best or first first, with what else there would have been. */
type Found = { rows: number[]; facets: Browsed['facets']; query: TypedQuery };

/**
 * One page of listings, how many there are, and what each facet would leave.
 *
 * Every word must hold. Choices within a facet widen (or); facets, quantities and the day narrow each other (and); a
 * facet's own counts ignore its own choices, so that the person sees what else there would have been.
 *
 * @param today  civil date from which `fresh` counts
 */
export function browse<P extends PublishedListing>(index: ListingIndex<P>, filter: ListingFilter, today: string): Browsed<P> {
  const { rows, facets, query } = find(index, filter, today);
  const first = (filter.page - 1) * PAGE_SIZE;
  const sought = soughtWords(query);
  return {
    total: rows.length,
    rows: rows.slice(first, first + PAGE_SIZE).map((row) => hit(publishedIn(index, row), sought)),
    facets,
    corrected: query.corrected,
  };
}

/** All listings that fit a filter, in its order. */
export const findAll = <P extends PublishedListing>(index: ListingIndex<P>, filter: ListingFilter, today: string): P[] =>
  find(index, filter, today).rows.map((row) => publishedIn(index, row));

function publishedIn<P extends PublishedListing>({ documents }: ListingIndex<P>, row: number): P {
  const document = documents[row];
  if (!document) throw new Error(`browse: row ${row} is empty`);
  return document.published;
}

function hit<P extends PublishedListing>(published: P, sought: ReadonlySet<string>): Hit<P> {
  const { organisation, title, summary, offers, seeks } = published.listing;
  const [name, heading] = [mark(organisation.name, sought), mark(title, sought)];
  const isShown = [...name, ...heading].some((piece) => piece.hit);
  const texts = [summary, ...[...offers, ...seeks].map(({ description }) => description)];
  return { published, name, title: heading, excerpt: isShown || sought.size === 0 ? null : excerpt(texts, sought) };
}

function find<P extends PublishedListing>(index: ListingIndex<P>, filter: ListingFilter, today: string): Found {
  const query = understand(filter.q, index);
  const counts = new Int32Array(index.values.length);
  const freshCounts = new Int32Array(FRESHNESS.length);
  const rows: number[] = [];
  const nothingMeant = filter.q !== '' && query.clauses.length === 0; // signs alone find nothing, not everything
  const scores = relevance(query, index);
  if (!nothingMeant) sift(index, filter, dayNumber(today), scores, { rows, counts, freshCounts });
  sortFound(rows, index, filter, scores);
  return { rows, facets: named(index, counts, freshCounts), query };
}

type Sieve = { rows: number[]; counts: Int32Array; freshCounts: Int32Array };

const FRESH_BIT = 1 << FACET_NAMES.indexOf('fresh');

/** Goes through the rows once: who fits all facets is found, who fits all but one is counted there. */
function sift(
  index: ListingIndex,
  filter: ListingFilter,
  today: number,
  scores: Float32Array | null,
  { rows, counts, freshCounts }: Sieve,
): void {
  const { documents, valuesOf, valuesAt, values } = index;
  const bitOf = Uint16Array.from(values, ({ facet }) => 1 << FACET_NAMES.indexOf(facet));
  const chosenBit = new Uint16Array(values.length);
  let wanted = 0;
  for (const facet of FACET_NAMES) {
    if (filter[facet].length === 0) continue;
    wanted |= 1 << FACET_NAMES.indexOf(facet);
    for (const value of filter[facet]) {
      const number = index.valueNumber[facet].get(value);
      if (number !== undefined) chosenBit[number] = bitOf[number] as number;
    }
  }
  const oldest = Math.max(0, ...filter.fresh.map(Number));
  const refused = refusedByAmounts(index, filter);
  const isThere = filter.on === null ? null : availableOn(index, filter.on, filter.offers);
  for (let row = 0; row < documents.length; row += 1) {
    if (documents[row] === null || (scores && !scores[row]) || refused?.[row] || isThere?.(row) === false) continue;
    const [from, until] = [valuesAt[row] as number, valuesAt[row + 1] as number];
    const age = today - (index.publishedDay[row] as number);
    let suits = oldest > 0 && age <= oldest ? FRESH_BIT : 0;
    for (let at = from; at < until; at += 1) suits |= chosenBit[valuesOf[at] as number] as number;
    const missing = wanted & ~suits;
    if (missing === 0) rows.push(row);
    else if ((missing & (missing - 1)) !== 0) continue; // more than one facet refuses
    const counted = missing === 0 ? 0xffff : missing;
    for (let at = from; at < until; at += 1) {
      const number = valuesOf[at] as number;
      if ((bitOf[number] as number) & counted) counts[number] = (counts[number] as number) + 1;
    }
    if (counted & FRESH_BIT)
      for (let i = 0; i < FRESHNESS.length; i += 1) if (age <= Number(FRESHNESS[i])) freshCounts[i] = (freshCounts[i] as number) + 1;
  }
}

/** Rows that state too little or too much of something, or nothing: 1. Null when no quantity is asked for. */
function refusedByAmounts({ amounts, documents }: ListingIndex, filter: ListingFilter): Uint8Array | null {
  if (filter.amounts.length === 0) return null;
  const refused = new Uint8Array(documents.length);
  for (const { direction, factor, from, until, unit } of filter.amounts) {
    const fits = new Uint8Array(documents.length);
    const { rows = [], totals = [] } = amounts.get(amountKey(direction, factor, dimensionOf(unit))) ?? {};
    const least = from === null ? -Infinity : inBaseUnit(from, unit);
    const most = until === null ? Infinity : inBaseUnit(until, unit);
    rows.forEach((row, i) => {
      const total = totals[i] as number;
      if (total >= least && total <= most) fits[row] = 1;
    });
    for (let row = 0; row < refused.length; row += 1) if (!fits[row]) refused[row] = 1;
  }
  return refused;
}

/**
 * Whether something offered can be had on a day: of the factors chosen, or of any. Where no period is stated nothing is
 * ruled out.
 */
function availableOn({ documents }: ListingIndex, day: string, factors: ListingFilter['offers']): (row: number) => boolean {
  return (row) => {
    const offers = documents[row]?.published.listing.offers ?? [];
    const meant = factors.length > 0 ? offers.filter(({ factor }) => factors.includes(factor)) : offers;
    return meant.some(({ available }) => (available?.from ?? day) <= day && (available?.until === undefined || day < available.until));
  };
}

/** Above every rank and row: what comes first in a sum of two. */
const RANKS = 2 ** 21;

function sortFound(rows: number[], index: ListingIndex, filter: ListingFilter, scores: Float32Array | null): void {
  const sort = filter.sort ?? (scores ? 'relevance' : 'updated');
  const order = sort === 'relevance' ? 'id' : sort;
  const ranks = ranksIn(index.orders, order, index.documents.length);
  const inOrder = index.orders.sorted[order] ?? [];
  // Numbers sort many times faster than rows by a comparison; scores count to a thousandth.
  const keys = Float64Array.from(rows, (row) => {
    const score = sort === 'relevance' && scores ? Math.round((scores[row] as number) * 1000) : 0;
    return (1e6 - score) * RANKS + (ranks[row] as number);
  }).sort();
  keys.forEach((key, i) => (rows[i] = inOrder[key % RANKS] as number));
}

function named({ values }: ListingIndex, counts: Int32Array, freshCounts: Int32Array): Browsed['facets'] {
  const facets = Object.fromEntries(FACET_NAMES.map((facet) => [facet, {}])) as Browsed['facets'];
  values.forEach(({ facet, value }, number) => {
    if (counts[number]) facets[facet][value] = counts[number];
  });
  FRESHNESS.forEach((days, i) => {
    if (freshCounts[i]) facets.fresh[days] = freshCounts[i];
  });
  return facets;
}
