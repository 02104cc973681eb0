import { FACET_NAMES, type Facet } from '../../domain/listing-filter.ts';
import { FIELD_WEIGHT, readListing, type Document, type PublishedListing, type Reading } from './document.ts';
import { addInitials, addSound, emptyLexicon, type Lexicon } from './lexicon.ts';
import { insertRow, removeRow, renumber, sortRows, type Orders } from './orders.ts';
import type { SearchReference } from './search-reference.ts';

/** In a posting the row is multiplied by this and the weight added: one small integer instead of an object. */
export const ROW = 16;

/**
 * Rows that a word stands in, in order, each with its weight (see `ROW`); whether it is found by its initials; and the
 * tags in whose names it stands: their rows are its rows, without being written once more for each word.
 */
type WordEntry = { postings: number[]; hasInitials: boolean; tags: string[] };

/** Fields from the lightest to the heaviest: of a word in several the heaviest counts. */
const FIELDS = Object.entries(FIELD_WEIGHT).sort(([, a], [, b]) => a - b) as [keyof typeof FIELD_WEIGHT, number][];

/**
 * Listings ready to be searched and counted. Rows only grow: a changed listing gets a new one and its old row falls
 * empty, so that one change costs as much as one listing. `applyChanges` changes the index it is given.
 */
export type ListingIndex<P extends PublishedListing = PublishedListing> = {
  reference: SearchReference;
  /** Civil date on which pairings were read. */
  asOf: string;
  documents: (Document<P> | null)[];
  rowOf: Map<string, number>;
  words: Map<string, WordEntry>;
  /** Names of places, industries, factors and kinds → rows that are so tagged. */
  tags: Map<string, number[]>;
  lexicon: Lexicon;
  /** Syllables that names and titles are read in. */
  syllables: Set<string>;
  /** Facet and value → its number, and back. */
  valueNumber: Record<Facet, Map<string, number>>;
  values: { facet: Facet; value: string }[];
  /** Numbers of the values of all rows; those of row r are from `valuesAt[r]` to `valuesAt[r + 1]`. */
  valuesOf: number[];
  valuesAt: number[];
  /** Direction, factor and dimension → rows that state so much, in base units. */
  amounts: Map<string, { rows: number[]; totals: number[] }>;
  /** Days since 1970 on which each row was published. */
  publishedDay: number[];
  orders: Orders;
};

export const dayNumber = (civilDate: string): number => Math.floor(Date.parse(civilDate) / 86_400_000);

/**
 * Reads listings once. The order in which they come changes nothing that is found.
 *
 * @param asOf  civil date on which pairings are read
 * @throws Error when two listings have the same id (callers refuse that input first)
 */
export const indexListings = <P extends PublishedListing>(
  listings: readonly P[],
  reference: SearchReference,
  asOf: string,
): ListingIndex<P> => resultOf(indexingSteps(listings, reference, asOf));

/** Takes all steps at once. */
function resultOf<T>(steps: Generator<void, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same in steps of a listing each, for who has other things to do meanwhile. */
export function* indexingSteps<P extends PublishedListing>(
  listings: readonly P[],
  reference: SearchReference,
  asOf: string,
): Generator<void, ListingIndex<P>> {
  const index: ListingIndex<P> = {
    reference,
    asOf,
    documents: [],
    rowOf: new Map(),
    words: new Map(),
    tags: new Map(),
    lexicon: emptyLexicon(reference),
    syllables: new Set(),
    valueNumber: Object.fromEntries(FACET_NAMES.map((facet) => [facet, new Map<string, number>()])) as ListingIndex['valueNumber'],
    values: [],
    valuesOf: [],
    valuesAt: [0],
    amounts: new Map(),
    publishedDay: [],
    orders: { sorted: {}, ranks: {} },
  };
  for (const listing of listings) {
    if (index.rowOf.has(listing.listing.id)) throw new Error('indexListings: an id occurs twice');
    addReading(index, readListing(listing, reference, asOf));
    yield;
  }
  sortRows(index.orders, index.documents);
  return index;
}

/** Empty rows that are carried along before the index is packed anew. */
const EMPTY_ROWS = 500;

/**
 * Takes over what changed into the index that is given.
 *
 * @param changed  listings that are new or different now
 * @param gone     ids of listings that are no longer there; unknown ones are passed over
 */
export const applyChanges = <P extends PublishedListing>(index: ListingIndex<P>, changed: readonly P[], gone: readonly string[]): void =>
  resultOf(changingSteps(index, changed, gone));

/** The same in steps: listings are read one by one, and all taken over in the last step, so that no state in between is seen. */
export function* changingSteps<P extends PublishedListing>(
  index: ListingIndex<P>,
  changed: readonly P[],
  gone: readonly string[],
): Generator<void, void> {
  const readings: Reading<P>[] = [];
  for (const listing of changed) {
    readings.push(readListing(listing, index.reference, index.asOf));
    yield;
  }
  for (const id of [...gone, ...changed.map(({ listing }) => listing.id)]) dropDocument(index, id);
  for (const reading of readings) insertRow(index.orders, index.documents, addReading(index, reading));
  const empty = index.documents.length - index.rowOf.size;
  if (empty > Math.max(EMPTY_ROWS, index.rowOf.size / 4)) pack(index);
}

function dropDocument<P extends PublishedListing>(index: ListingIndex<P>, id: string): void {
  const row = index.rowOf.get(id);
  if (row === undefined) return;
  removeRow(index.orders, row);
  index.rowOf.delete(id);
  index.documents[row] = null;
}

const SYLLABLE = /^[a-z]{1,6}$/;

function addReading<P extends PublishedListing>(index: ListingIndex<P>, { document, words, values, amounts }: Reading<P>): number {
  const row = index.documents.push(document) - 1;
  index.rowOf.set(document.published.listing.id, row);
  for (const syllable of document.sound.split(' ')) if (SYLLABLE.test(syllable)) index.syllables.add(syllable);
  for (const [field, weight] of FIELDS) {
    const posting = row * ROW + weight;
    if (field === 'tags') for (const tag of new Set(words.tags)) tagRow(index, tag, posting);
    else for (const word of words[field]) post(index, word, row, posting, field !== 'body');
  }
  for (const [facet, list] of Object.entries(values) as [Facet, string[]][])
    for (const value of list) index.valuesOf.push(numberOf(index, facet, value));
  index.valuesAt.push(index.valuesOf.length);
  for (const [key, total] of amounts) {
    const at = index.amounts.get(key) ?? { rows: [], totals: [] };
    index.amounts.set(key, at);
    at.rows.push(row);
    at.totals.push(total);
  }
  index.publishedDay.push(dayNumber(document.published.publishedOn));
  return row;
}

/** Notes that a word stands in the newest row. */
function post(index: ListingIndex, word: string, row: number, posting: number, isStrong: boolean): void {
  const entry = index.words.get(word) ?? newWord(index, word);
  const { postings } = entry;
  const last = postings.length - 1;
  if (last < 0 || (postings[last] as number) < row * ROW) postings.push(posting);
  else postings[last] = posting; // the fields come from the lightest to the heaviest
  if (isStrong && !entry.hasInitials) takeInitials(index, word, entry);
}

function newWord({ words, lexicon }: ListingIndex, word: string): WordEntry {
  const entry: WordEntry = { postings: [], hasInitials: false, tags: [] };
  words.set(word, entry);
  addSound(lexicon, word);
  return entry;
}

function takeInitials({ lexicon }: ListingIndex, word: string, entry: WordEntry): void {
  entry.hasInitials = true;
  addInitials(lexicon, word);
}

/** Notes that the newest row is so tagged. */
function tagRow(index: ListingIndex, tag: string, posting: number): void {
  const rows = index.tags.get(tag);
  if (rows) {
    rows.push(posting);
    return;
  }
  index.tags.set(tag, [posting]);
  for (const word of new Set([tag, ...index.reference.segment(tag)])) {
    const entry = index.words.get(word) ?? newWord(index, word);
    entry.tags.push(tag);
    if (!entry.hasInitials) takeInitials(index, word, entry);
  }
}

/** The lists of rows that a word stands in: a row may be in several of them. */
export function postingsOf({ words, tags }: ListingIndex, word: string): (readonly number[])[] {
  const entry = words.get(word);
  return entry ? [entry.postings, ...entry.tags.map((tag) => tags.get(tag) ?? [])] : [];
}

function numberOf({ valueNumber, values }: ListingIndex, facet: Facet, value: string): number {
  const numbers = valueNumber[facet];
  const known = numbers.get(value);
  if (known !== undefined) return known;
  numbers.set(value, values.length);
  return values.push({ facet, value }) - 1;
}

/** Leaves the empty rows out. */
function pack<P extends PublishedListing>(index: ListingIndex<P>): void {
  const { documents, valuesOf, valuesAt, publishedDay } = index;
  const rowAfter = new Map<number, number>();
  documents.forEach((document, row) => {
    if (document) rowAfter.set(row, rowAfter.size);
  });
  index.documents = documents.filter((document) => document !== null);
  index.rowOf = new Map([...index.rowOf].map(([id, row]) => [id, rowAfter.get(row) as number]));
  for (const entry of index.words.values()) entry.postings = packed(entry.postings);
  for (const [tag, postings] of index.tags) index.tags.set(tag, packed(postings));
  index.valuesOf = [];
  index.valuesAt = [0];
  index.publishedDay = [];
  for (const row of rowAfter.keys()) {
    for (let at = valuesAt[row] as number; at < (valuesAt[row + 1] as number); at += 1) index.valuesOf.push(valuesOf[at] as number);
    index.valuesAt.push(index.valuesOf.length);
    index.publishedDay.push(publishedDay[row] as number);
  }
  for (const [key, { rows, totals }] of index.amounts) {
    const kept = rows.flatMap((row, i) => (rowAfter.has(row) ? [{ row: rowAfter.get(row) as number, total: totals[i] as number }] : []));
    index.amounts.set(key, { rows: kept.map(({ row }) => row), totals: kept.map(({ total }) => total) });
  }
  renumber(index.orders, rowAfter);

  function packed(postings: readonly number[]): number[] {
    return postings.flatMap((posting) => {
      const row = rowAfter.get(Math.floor(posting / ROW));
      return row === undefined ? [] : [row * ROW + (posting % ROW)];
    });
  }
}
