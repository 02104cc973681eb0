import { distanceKm } from '../../../domain/region-condition.ts';
import { provinceOf } from '../../../domain/region.ts';
import type { RegionCode } from '../../../domain/region.ts';
import type { Corpus } from '../corpus.ts';
import type { MatchingReference } from '../reference.ts';
import { HALF_DISTANCE_KM } from '../weights.ts';
import type { Criterion } from './criterion.ts';

/**
 * Distance: how near the two provinces are. Investment and trade fall with distance, other things being equal.
 *
 *   value = 1 / (1 + km / half distance)
 *
 * Unit: closeness in [0, 1]. Source: `reference/province-seats.json`; gravity model: Tinbergen (1962). Law: symmetric.
 */
export const distance: Criterion = {
  id: 'distance',
  symmetric: true,
  scan(_side, from, corpus, _moment, values) {
    const closeness = closenessOfPlaces(provinceOf(from.listing.organisation.region), corpus);
    for (let row = 0; row < values.length; row += 1) values[row] = closeness[corpus.placeOf[row] as number] as number;
  },
  evidence(mine, theirs, { reference }) {
    const km = kmBetween(mine.listing.organisation.region, theirs.listing.organisation.region, reference);
    return km === null ? [] : [{ part: closenessOf(km), detail: { kind: 'distance', km: Math.round(km / 10) * 10 } }];
  },
};

/** How near the places of a corpus are to a province: there are some thirty of those, and ten thousands who ask. */
const kept = new WeakMap<Corpus, Map<RegionCode, Float64Array>>();

function closenessOfPlaces(province: RegionCode, corpus: Corpus): Float64Array {
  const known = kept.get(corpus) ?? new Map<RegionCode, Float64Array>();
  kept.set(corpus, known);
  const kmTo = ([region]: readonly RegionCode[]) => kmBetween(province, region as RegionCode, corpus.reference);
  const closeness = known.get(province) ?? Float64Array.from(corpus.places, (place) => closenessOf(kmTo(place)));
  known.set(province, closeness);
  return closeness;
}

function kmBetween(a: RegionCode, b: RegionCode, { seats }: MatchingReference): number | null {
  const [from, to] = [seats.get(provinceOf(a)), seats.get(provinceOf(b))];
  return from && to ? distanceKm(from, to) : null;
}

const closenessOf = (km: number | null): number => (km === null ? 0 : 1 / (1 + km / HALF_DISTANCE_KM));
