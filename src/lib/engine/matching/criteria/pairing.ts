import { strengthOf, type Pairing } from '../../../domain/pairing.ts';
import { ancestors, type RegionCode } from '../../../domain/region.ts';
import type { Corpus } from '../corpus.ts';
import type { MatchingReference } from '../reference.ts';
import type { Criterion, Moment } from './criterion.ts';

/**
 * Pairing: how closely the state has paired the two regions (东西部协作 and 对口支援), as of a day. A weight, never a
 * filter: only about half of real partnerships lie inside a formal pair.
 *
 * Unit: strength in [0, 1] (`domain/pairing.ts`). Source: `reference/pairings.json`. Law: symmetric.
 */
export const pairing: Criterion = {
  id: 'pairing',
  symmetric: true,
  scan(_side, from, corpus, moment, values) {
    const strengths = strengthsOfPlaces(from.listing.organisation.region, corpus, moment);
    if (strengths === null) return;
    for (let row = 0; row < values.length; row += 1) values[row] = strengths[corpus.placeOf[row] as number] as number;
  },
  evidence(mine, theirs, moment) {
    const tie = strongest(mine.listing.organisation.region, theirs.listing.organisation.region, moment);
    return tie ? [{ part: tie.strength, detail: { kind: 'pairing', pairing: tie.row.id, strength: tie.strength } }] : [];
  },
};

type Tie = { other: RegionCode; row: Pairing; strength: number };

/** Ties by region and day, and how closely the places of a corpus are tied to it: asked for again by every firm of a city. */
const tiesKept = new WeakMap<MatchingReference, Map<string, readonly Tie[]>>();
const strengthsKept = new WeakMap<MatchingReference, WeakMap<Corpus, Map<string, Float64Array | null>>>();
const strongestKept = new WeakMap<MatchingReference, Map<string, Tie | null>>();
const ANSWERS_KEPT = 1000;
/** A tie of two regions is small. */
const TIES_KEPT = 20_000;

function remembered<K extends object, V>(
  kept: WeakMap<K, Map<string, V>>,
  of: K,
  question: string,
  answer: () => V,
  most = ANSWERS_KEPT,
): V {
  const known = kept.get(of) ?? new Map<string, V>();
  kept.set(of, known);
  const before = known.get(question);
  if (before !== undefined) return before;
  if (known.size >= most) known.clear();
  const now = answer();
  known.set(question, now);
  return now;
}

/** The rows in force that name a region or one above it, each with the region at its other end. */
const tiesOf = (region: RegionCode, { asOf, reference }: Moment): readonly Tie[] =>
  remembered(tiesKept, reference, `${region} ${asOf}`, () => {
    const { pairingsOf, regions } = reference;
    return [region, ...ancestors(region, regions)].flatMap((unit) =>
      (pairingsOf.get(unit) ?? [])
        .filter((row) => row.validFrom <= asOf && (row.validUntil === null || asOf < row.validUntil))
        .map((row) => ({ other: row.east === unit ? row.west : row.east, row, strength: strengthOf(row, regions) })),
    );
  });

/** The strongest tie of a region with each place; null when it has none at all. */
function strengthsOfPlaces(region: RegionCode, corpus: Corpus, moment: Moment): Float64Array | null {
  const known = strengthsKept.get(moment.reference) ?? new WeakMap<Corpus, Map<string, Float64Array | null>>();
  strengthsKept.set(moment.reference, known);
  return remembered(known, corpus, `${region} ${moment.asOf}`, () => {
    const tied = new Map<RegionCode, number>();
    for (const { other, strength } of tiesOf(region, moment)) tied.set(other, Math.max(tied.get(other) ?? 0, strength));
    if (tied.size === 0) return null;
    return Float64Array.from(corpus.places, (place) => Math.max(0, ...place.map((unit) => tied.get(unit) ?? 0)));
  });
}

/** The strongest tie between two regions; of equals the first by id. */
const strongest = (a: RegionCode, b: RegionCode, moment: Moment): Tie | null =>
  remembered(strongestKept, moment.reference, `${a} ${b} ${moment.asOf}`, () => strongestOf(a, b, moment), TIES_KEPT);

function strongestOf(a: RegionCode, b: RegionCode, moment: Moment): Tie | null {
  const ties = tiesOf(a, moment);
  if (ties.length === 0) return null;
  const theirs = [b, ...ancestors(b, moment.reference.regions)];
  let best: Tie | null = null;
  for (const tie of ties) {
    if (!theirs.includes(tie.other)) continue;
    if (!best || tie.strength > best.strength || (tie.strength === best.strength && tie.row.id < best.row.id)) best = tie;
  }
  return best;
}
