import type { FactorKind } from '../../domain/factor.ts';
import type { IndustryCode } from '../../domain/industry.ts';
import type { Listing } from '../../domain/listing.ts';
import { ancestors, type RegionCode } from '../../domain/region.ts';
import { dimensionOf, inBaseUnit, type Dimension } from '../../domain/units.ts';
import { profileOf, type Profile } from './profile.ts';
import type { MatchingReference } from './reference.ts';
import { termTableOf } from './terms.ts';
import type { ConceptVector } from './vocabulary.ts';
import { FACTOR_WEIGHT } from './weights.ts';

/** Where numbered keys occur: rows and weights of key n stand at [start[n], start[n + 1]). Weights of null are all 1. */
export type Postings = { start: Uint32Array; rows: Uint32Array; weights: Float64Array | null };

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
  const [needs, has, needWords, hasWords] = [[], [], [], []] as [ConceptVector[], ConceptVector[], Weighted[], ReadonlySet<number>[]];
  for (const profile of profiles) {
    needs.push(profile.needs);
    has.push(profile.has);
    needWords.push(profile.needWords);
    hasWords.push(profile.hasWords);
  }
  return {
    reference,
    profiles,
    rowOf,
    needs: post(needs, needs, concepts),
    has: post(has, has, concepts),
    needWords: post(needWords, needWords, terms),
    hasWords: post(hasWords, null, terms),
    offering: offeringBy(profiles),
    seeking: seekingBy(profiles),
    industries: rowsBy(profiles.map(({ listing }) => new Set(listing.industries))),
    ...placesOf(profiles, reference),
  };
}

type Weighted = ReadonlyMap<number, number>;

/** Sorts what the rows hold by key: counted first, then filled. */
function post(keysOfRows: readonly { keys(): Iterable<number> }[], weightsOfRows: readonly Weighted[] | null, size: number): Postings {
  const start = new Uint32Array(size + 1);
  for (const row of keysOfRows) for (const key of row.keys()) start[key + 1]! += 1;
  for (let key = 0; key < size; key += 1) start[key + 1]! += start[key] as number;
  const next = start.slice();
  const rows = new Uint32Array(start[size] as number);
  if (weightsOfRows === null) {
    keysOfRows.forEach((keys, row) => {
      for (const key of keys.keys()) rows[next[key]!++] = row;
    });
    return { start, rows, weights: null };
  }
  const weights = new Float64Array(rows.length);
  weightsOfRows.forEach((vector, row) => {
    for (const [key, weight] of vector) {
      const at = next[key]!++;
      rows[at] = row;
      weights[at] = weight;
    }
  });
  return { start, rows, weights };
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

/** Adds weight × posting weight to the rows where key n occurs. */
export function addPostings(n: number, weight: number, { start, rows, weights }: Postings, into: Float64Array): void {
  if (n + 1 >= start.length) return; // a term that was met after the corpus was made
  const end = start[n + 1] as number;
  if (weights === null) {
    for (let at = start[n] as number; at < end; at += 1) into[rows[at] as number]! += weight;
  } else {
    for (let at = start[n] as number; at < end; at += 1) into[rows[at] as number]! += weight * (weights[at] as number);
  }
}
