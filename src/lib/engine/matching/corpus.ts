import type { Listing } from '../../domain/listing.ts';
import { profileOf, type Profile } from './profile.ts';
import type { MatchingReference } from './reference.ts';

/** Where a key occurs: row numbers and, at the same places, weights. */
export type Postings = { rows: number[]; weights: number[] };

/** Listings prepared for being ranked: their profiles and, by concept and word, where each occurs. */
export type Corpus = {
  reference: MatchingReference;
  profiles: readonly Profile[];
  rowOf: ReadonlyMap<string, number>;
  needs: ReadonlyMap<number, Postings>;
  has: ReadonlyMap<number, Postings>;
  needWords: ReadonlyMap<string, Postings>;
  hasWords: ReadonlyMap<string, Postings>;
};

/**
 * Reads and indexes listings; rank as often as you like afterwards.
 *
 * @param known  profiles read before, by listing: an unchanged listing is not read again, so that after one change
 *               only the index is rebuilt (milliseconds for some hundred listings)
 * @throws Error when two listings have the same id (callers refuse that input first)
 */
export function prepare(listings: readonly Listing[], reference: MatchingReference, known?: Corpus): Corpus {
  const before = new Map(known?.reference === reference ? known.profiles.map((profile) => [profile.listing, profile]) : []);
  return index(
    listings.map((listing) => before.get(listing) ?? profileOf(listing, reference)),
    reference,
  );
}

function index(profiles: readonly Profile[], reference: MatchingReference): Corpus {
  const rowOf = new Map(profiles.map((profile, row) => [profile.listing.id, row]));
  if (rowOf.size !== profiles.length) throw new Error('prepare: an id occurs twice');
  const once = (words: ReadonlySet<string>) => new Map([...words].map((word) => [word, 1]));
  return {
    reference,
    profiles,
    rowOf,
    needs: post(profiles.map(({ needs }) => needs)),
    has: post(profiles.map(({ has }) => has)),
    needWords: post(profiles.map(({ needWords }) => needWords)),
    hasWords: post(profiles.map(({ hasWords }) => once(hasWords))),
  };
}

function post<K>(vectors: readonly ReadonlyMap<K, number>[]): Map<K, Postings> {
  const postings = new Map<K, Postings>();
  vectors.forEach((vector, row) => {
    for (const [key, weight] of vector) {
      const at = postings.get(key) ?? { rows: [], weights: [] };
      postings.set(key, at);
      at.rows.push(row);
      at.weights.push(weight);
    }
  });
  return postings;
}

/** Adds Σ weight(key) × posting weight to every row: one sparse vector against all rows. */
export function addProducts<K>(vector: Iterable<readonly [K, number]>, postings: ReadonlyMap<K, Postings>, into: Float64Array): void {
  for (const [key, weight] of vector) {
    const at = postings.get(key);
    if (!at) continue;
    const { rows, weights } = at;
    for (let i = 0; i < rows.length; i += 1) {
      const row = rows[i] as number;
      into[row] = (into[row] as number) + weight * (weights[i] as number);
    }
  }
}
