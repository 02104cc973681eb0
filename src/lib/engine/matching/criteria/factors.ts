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
  scan(side, from, corpus, _moment, values) {
    corpus.profiles.forEach((to, row) => {
      const [mine, theirs] = side === 'from' ? [from, to] : [to, from];
      const { seeks } = mine.listing;
      const total = weightOf(seeks);
      let sum = 0;
      for (const seek of seeks) sum += FACTOR_WEIGHT[seek.factor] * coverage(seek, theirs.offered);
      values[row] = total > 0 ? sum / total : 0;
    });
  },
  evidence(mine, theirs) {
    const { seeks } = mine.listing;
    const total = weightOf(seeks);
    if (total <= 0) return [];
    return seeks.flatMap((seek): Evidence[] => {
      const covered = coverage(seek, theirs.offered);
      if (covered <= 0) return [];
      return [{ part: (FACTOR_WEIGHT[seek.factor] * covered) / total, factor: seek.factor, detail: detailOf(seek, theirs, covered) }];
    });
  },
};

const weightOf = (seeks: readonly Seek[]): number => seeks.reduce((sum, { factor }) => sum + FACTOR_WEIGHT[factor], 0);

/** Share of a sought factor that is offered, in [0, 1]; see `factors`. */
export function coverage(seek: Seek, offered: OfferedFactors): number {
  const totals = offered.get(seek.factor);
  if (!totals) return 0;
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

function detailOf(seek: Seek, theirs: Profile, covered: number): Evidence['detail'] {
  const { quantity, unit } = seek;
  if (quantity === undefined || unit === undefined) return { kind: 'factor', coverage: covered };
  const stated = statedTotal(seek, theirs.offered);
  const sought = { sought: { quantity, unit } };
  if (stated === null) return { kind: 'factor', ...sought, coverage: covered };
  return { kind: 'factor', ...sought, offered: { quantity: stated / UNITS[unit].factor, unit }, coverage: covered };
}
