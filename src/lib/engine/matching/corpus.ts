import type { FactorKind } from '../../domain/factor.ts';
import type { IndustryCode } from '../../domain/industry.ts';
import type { Listing } from '../../domain/listing.ts';
import type { OrganisationKind } from '../../domain/organisation.ts';
import { ancestors, type RegionCode } from '../../domain/region.ts';
import { dimensionOf, inBaseUnit, type Dimension } from '../../domain/units.ts';
import { profileOf, type Profile } from './profile.ts';
import type { MatchingReference } from './reference.ts';
import type { Sparse } from './sparse.ts';
import { termTableOf } from './terms.ts';
import { FACTOR_WEIGHT } from './weights.ts';

/** Where numbered keys occur: rows and weights of key n stand at [start[n], start[n + 1]). */
export type Postings = { start: Uint32Array; rows: Int32Array; weights: Float64Array };

/** Rows that offer a kind of factor; at the same places what each states of a dimension [base unit], NaN for nothing. */
export type Offering = { rows: Uint32Array; stated: ReadonlyMap<Dimension, Float64Array> };

/** Rows that seek a kind of factor, once for each seek; at the same places its share in all the row seeks, and how much. */
export type Seeking = {
  rows: Uint32Array;
  shares: Float64Array;
  /** [base unit]; 0 where no quantity is asked. */
  wanted: Float64Array;
  dimensions: readonly (Dimension | null)[];
};

/** Listings prepared for being ranked: their profiles and, by concept and word, where each occurs. */
export type Corpus = {
  reference: MatchingReference;
  profiles: readonly Profile[];
  rowOf: ReadonlyMap<string, number>;
  needs: Postings;
  has: Postings;
  needWords: Postings;
  hasWords: Postings;
  offering: ReadonlyMap<FactorKind, Offering>;
  seeking: ReadonlyMap<FactorKind, Seeking>;
  /** Rows by industry code. */
  industries: ReadonlyMap<IndustryCode, readonly number[]>;
  /** The regions of the rows, each once, with those above it. */
  places: readonly (readonly RegionCode[])[];
  /** For each row the number of its place. */
  placeOf: Uint32Array;
  /** What all rows are; null: they differ. */
  kind: OrganisationKind | null;
};

/**
 * Reads and indexes listings; rank as often as you like afterwards.
 *
 * @param known  profiles read before, by listing: an unchanged listing is not read again, so that after one change
 *               only the index is rebuilt (milliseconds for some hundred listings)
 * @throws Error when two listings have the same id (callers refuse that input first)
 */
export function prepare(listings: readonly Listing[], reference: MatchingReference, known?: Corpus): Corpus {
  const read = new Map(known?.reference === reference ? known.profiles.map((profile) => [profile.listing, profile]) : []);
  return index(
    listings.map((listing) => read.get(listing) ?? profileOf(listing, reference)),
    reference,
  );
}

function index(profiles: readonly Profile[], reference: MatchingReference): Corpus {
  const rowOf = new Map(profiles.map((profile, row) => [profile.listing.id, row]));
  if (rowOf.size !== profiles.length) throw new Error('prepare: an id occurs twice');
  const [concepts, terms] = [reference.vocabulary.concepts.length, termTableOf(reference).termOf.length];
  return {
    reference,
    profiles,
    rowOf,
    needs: post(profiles, ({ needs }) => needs, concepts),
    has: post(profiles, ({ has }) => has, concepts),
    needWords: post(profiles, ({ needWords }) => needWords, terms),
    hasWords: post(profiles, ({ hasWords }) => ({ keys: hasWords, weights: null }), terms),
    offering: offeringBy(profiles),
    seeking: seekingBy(profiles),
    industries: rowsBy(profiles.map(({ listing }) => new Set(listing.industries))),
    ...placesOf(profiles, reference),
    kind: kindOf(profiles),
  };
}

function kindOf(profiles: readonly Profile[]): OrganisationKind | null {
  const kinds = new Set(profiles.map(({ listing }) => listing.organisation.kind));
  return kinds.size === 1 ? ([...kinds][0] as OrganisationKind) : null;
}

/** Sorts what the rows hold by key: counted first, then filled. */
function post(profiles: readonly Profile[], of: (profile: Profile) => Unweighted | Sparse, size: number): Postings {
  const start = new Uint32Array(size + 1);
  for (const profile of profiles) {
    const { keys } = of(profile);
    for (let i = 0; i < keys.length; i += 1) start[(keys[i] as number) + 1]! += 1;
  }
  for (let key = 0; key < size; key += 1) start[key + 1]! += start[key] as number;
  const next = start.slice();
  const rows = new Int32Array(start[size] as number);
  const posted = new Float64Array(rows.length).fill(1);
  profiles.forEach((profile, row) => {
    const { keys, weights } = of(profile);
    for (let i = 0; i < keys.length; i += 1) {
      const at = next[keys[i] as number]!++;
      rows[at] = row;
      if (weights !== null) posted[at] = weights[i] as number;
    }
  });
  return { start, rows, weights: posted };
}

/** Every key counts 1. */
type Unweighted = { keys: Int32Array; weights: null };

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

function offeringBy(profiles: readonly Profile[]): Map<FactorKind, Offering> {
  const rowsOf = rowsBy(profiles.map(({ offered }) => offered.keys()));
  return new Map(
    [...rowsOf].map(([kind, rows]) => {
      const totals = rows.map((row) => (profiles[row] as Profile).offered.get(kind));
      const dimensions = new Set(totals.flatMap((total) => [...(total?.keys() ?? [])]));
      const statedOf = (dimension: Dimension) => Float64Array.from(totals, (total) => total?.get(dimension) ?? NaN);
      return [kind, { rows: Uint32Array.from(rows), stated: new Map([...dimensions].map((each) => [each, statedOf(each)])) }];
    }),
  );
}

function seekingBy(profiles: readonly Profile[]): Map<FactorKind, Seeking> {
  const rowsOf = rowsBy(profiles.map(({ listing }) => listing.seeks.map(({ factor }) => factor))); // a row once for each seek
  return new Map(
    [...rowsOf].map(([kind, rows]) => {
      const seeks = [...new Set(rows)].flatMap((row) => (profiles[row] as Profile).listing.seeks.filter(({ factor }) => factor === kind));
      const shareOf = (row: number) => FACTOR_WEIGHT[kind] / (profiles[row] as Profile).seekWeight;
      return [
        kind,
        {
          rows: Uint32Array.from(rows),
          shares: Float64Array.from(rows, shareOf),
          wanted: Float64Array.from(seeks, ({ quantity, unit }) => (quantity === undefined || !unit ? 0 : inBaseUnit(quantity, unit))),
          dimensions: seeks.map(({ quantity, unit }) => (quantity === undefined || !unit ? null : dimensionOf(unit))),
        },
      ];
    }),
  );
}

function placesOf(profiles: readonly Profile[], { regions }: MatchingReference): Pick<Corpus, 'places' | 'placeOf'> {
  const numberOf = new Map<RegionCode, number>();
  const placeOf = Uint32Array.from(profiles, ({ listing: { organisation } }) => {
    const at = numberOf.get(organisation.region) ?? numberOf.size;
    numberOf.set(organisation.region, at);
    return at;
  });
  return { places: [...numberOf.keys()].map((region) => [region, ...ancestors(region, regions)]), placeOf };
}

/** Adds to every row the sum over the vector's keys of its weight × the row's. */
export function addProducts({ keys, weights: mine }: Unweighted | Sparse, { start, rows, weights }: Postings, into: Float64Array): void {
  const known = start.length - 1; // terms that were met after the corpus was made are in no row
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] as number;
    if (key >= known) break; // keys rise
    const weight = mine === null ? 1 : (mine[i] as number);
    const end = start[key + 1] as number;
    for (let at = start[key] as number; at < end; at += 1) into[rows[at] as number]! += weight * (weights[at] as number);
  }
}
