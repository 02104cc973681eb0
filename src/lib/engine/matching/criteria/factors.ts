import type { FactorKind, Seek } from '../../../domain/factor.ts';
import { dimensionOf, inBaseUnit, UNITS } from '../../../domain/units.ts';
import type { OfferedFactors, Profile } from '../profile.ts';
import { FACTOR_WEIGHT, UNSTATED_COVERAGE } from '../weights.ts';
import type { Criterion, Evidence } from './criterion.ts';

/**
 * Factors: for each factor I seek, whether the other side offers that kind, and how much of the quantity.
 *
 *   value = Σ over seeks of weight · coverage / Σ weight
 *   coverage = 0 not offered · √(offered/sought), at most 1, where both are stated in one dimension · a constant between
 *              where a quantity is unknown. Concave: the first half of what one seeks is worth more than the second.
 *
 * Unit: share of the sought factors. Source: the two listings. Law: never falls when an offer or a quantity grows.
 */
export const factors: Criterion = {
  id: 'factors',
  symmetric: false,
  scan(side, from, corpus, _moment, values) {
    if (side === 'from') {
      for (const seek of from.listing.seeks) {
        const share = FACTOR_WEIGHT[seek.factor] / from.seekWeight;
        for (const row of corpus.offering.get(seek.factor) ?? []) {
          values[row] = (values[row] as number) + share * coverageOfOffered(seek, (corpus.profiles[row] as Profile).offered);
        }
      }
      return;
    }
    for (const kind of from.offered.keys()) {
      for (const { row, seek, share } of corpus.seeking.get(kind) ?? []) {
        values[row] = (values[row] as number) + share * coverageOfOffered(seek, from.offered);
      }
    }
  },
  evidence(mine, theirs) {
    const { listing, seekWeight } = mine;
    const parts = listing.seeks.flatMap((seek): Evidence[] => {
      const share = coverage(seek, theirs.offered);
      if (share <= 0) return [];
      const part = (FACTOR_WEIGHT[seek.factor] * share) / seekWeight;
      return [{ part, factor: seek.factor, detail: detailOf(seek, theirs, share) }];
    });
    return toldOnce(parts);
  },
};

/** Three kinds of technology sought and offered without figures are one reason, not the same sentence three times. */
function toldOnce(parts: readonly Evidence[]): Evidence[] {
  const told = new Map<string, Evidence>();
  parts.forEach((part, at) => {
    const figures = part.detail.kind === 'factor' && part.detail.sought !== undefined;
    const key = figures ? String(at) : (part.factor ?? '');
    const before = told.get(key);
    told.set(key, before ? { ...before, part: before.part + part.part } : part);
  });
  return [...told.values()];
}

/** Share of a sought factor that is offered, in [0, 1]; see `factors`. */
export function coverage(seek: Seek, offered: OfferedFactors): number {
  return offered.has(seek.factor) ? coverageOfOffered(seek, offered) : 0;
}

/** The same where the kind is known to be offered: the scan asks a thousand times and looks that up in an index. */
function coverageOfOffered(seek: Seek, offered: OfferedFactors): number {
  if (seek.quantity === undefined || seek.unit === undefined || seek.quantity === 0) return 1;
  const stated = statedTotal(seek, offered);
  const known = stated === null ? 0 : Math.sqrt(Math.min(1, stated / inBaseUnit(seek.quantity, seek.unit)));
  return Math.max(known, UNSTATED_COVERAGE);
}

/** Sum of the stated offers of the sought factor in the sought dimension [base unit]; null when nothing is stated. */
export function statedTotal({ factor, unit }: { factor: FactorKind; unit?: Seek['unit'] }, offered: OfferedFactors): number | null {
  if (unit === undefined) return null;
  return offered.get(factor)?.get(dimensionOf(unit)) ?? null;
}

function detailOf(seek: Seek, theirs: Profile, share: number): Evidence['detail'] {
  const { quantity, unit } = seek;
  if (quantity === undefined || unit === undefined) return { kind: 'factor', coverage: share };
  const stated = statedTotal(seek, theirs.offered);
  const sought = { sought: { quantity, unit } };
  if (stated === null) return { kind: 'factor', ...sought, coverage: share };
  return { kind: 'factor', ...sought, offered: { quantity: stated / UNITS[unit].factor, unit }, coverage: share };
}
