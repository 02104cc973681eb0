import type { FactorKind, Seek } from '../../domain/factor.ts';
import type { IndustryCode } from '../../domain/industry.ts';
import type { Listing } from '../../domain/listing.ts';
import { ancestors, type RegionCode } from '../../domain/region.ts';
import { profileOf, type Profile } from './profile.ts';
import type { MatchingReference } from './reference.ts';
import { FACTOR_WEIGHT } from './weights.ts';

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
  /** Rows that offer a kind of factor. */
  offering: ReadonlyMap<FactorKind, readonly number[]>;
  /** Rows that seek a kind of factor, with what they seek and its share in all they seek. */
  seeking: ReadonlyMap<FactorKind, readonly { row: number; seek: Seek; share: number }[]>;
  /** Rows by industry code. */
  industries: ReadonlyMap<IndustryCode, readonly number[]>;
  /** For each row its region and those above it. */
  regions: readonly (readonly RegionCode[])[];
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
    offering: rowsBy(profiles.map(({ offered }) => offered.keys())),
    seeking: seekingBy(profiles),
    industries: rowsBy(profiles.map(({ listing }) => new Set(listing.industries))),
    regions: profiles.map(({ listing: { organisation } }) => [organisation.region, ...ancestors(organisation.region, reference.regions)]),
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

function rowsBy<K>(keysOfRows: readonly Iterable<K>[]): Map<K, number[]> {
  const rowsOf = new Map<K, number[]>();
  keysOfRows.forEach((keys, row) => {
    for (const key of keys) {
      const rows = rowsOf.get(key);
      if (rows) rows.push(row);
      else rowsOf.set(key, [row]);
    }
  });
  return rowsOf;
}

function seekingBy(profiles: readonly Profile[]): Map<FactorKind, { row: number; seek: Seek; share: number }[]> {
  const seeking = new Map<FactorKind, { row: number; seek: Seek; share: number }[]>();
  profiles.forEach(({ listing, seekWeight }, row) => {
    for (const seek of listing.seeks) {
      const wanted = { row, seek, share: FACTOR_WEIGHT[seek.factor] / seekWeight };
      const others = seeking.get(seek.factor);
      if (others) others.push(wanted);
      else seeking.set(seek.factor, [wanted]);
    }
  });
  return seeking;
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
