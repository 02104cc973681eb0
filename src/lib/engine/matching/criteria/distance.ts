import { distanceKm } from '../../../domain/region-condition.ts';
import { provinceOf } from '../../../domain/region.ts';
import type { RegionCode } from '../../../domain/region.ts';
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
  scan(_side, from, corpus, { reference }, values) {
    const closeness = new Map<RegionCode, number>();
    corpus.regions.forEach(([region], row) => {
      const province = provinceOf(region as RegionCode);
      const known = closeness.get(province) ?? closenessOf(kmBetween(from.listing.organisation.region, province, reference));
      closeness.set(province, known);
      values[row] = known;
    });
  },
  evidence(mine, theirs, { reference }) {
    const km = kmBetween(mine.listing.organisation.region, theirs.listing.organisation.region, reference);
    return km === null ? [] : [{ part: closenessOf(km), detail: { kind: 'distance', km: Math.round(km / 10) * 10 } }];
  },
};

function kmBetween(a: RegionCode, b: RegionCode, { seats }: MatchingReference): number | null {
  const [from, to] = [seats.get(provinceOf(a)), seats.get(provinceOf(b))];
  return from && to ? distanceKm(from, to) : null;
}

const closenessOf = (km: number | null): number => (km === null ? 0 : 1 / (1 + km / HALF_DISTANCE_KM));
