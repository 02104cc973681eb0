import type { FactorKind, Seek } from '../../../domain/factor.ts';
import { dimensionOf, inBaseUnit, UNITS, type Dimension } from '../../../domain/units.ts';
import type { Corpus, Seeking } from '../corpus.ts';
import type { OfferedFactors, Profile } from '../profile.ts';
import { FACTOR_WEIGHT, UNSTATED_COVERAGE } from '../weights.ts';
import type { Criterion, Detail, Evidence } from './criterion.ts';

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
    if (side === 'from')
      for (const seek of from.listing.seeks) addOffered(seek, FACTOR_WEIGHT[seek.factor] / from.seekWeight, corpus, values);
    else for (const [kind, totals] of from.offered) addSought(corpus.seeking.get(kind), totals, values);
  },
  evidence(mine, theirs) {
    const { listing, seekWeight } = mine;
    const parts: Evidence[] = [];
    for (const seek of listing.seeks) {
      const share = coverage(seek, theirs.offered);
      if (share <= 0) continue;
      const detail = detailOf(seek, theirs, share);
      const part = (FACTOR_WEIGHT[seek.factor] * share) / seekWeight;
      const alike = detail.sought ? undefined : parts.find((other) => other.factor === seek.factor && hasNoFigures(other.detail));
      // Three kinds of technology sought and offered without figures are one reason, not the same sentence three times.
      if (alike) alike.part += part;
      else parts.push({ part, factor: seek.factor, detail });
    }
    return parts;
  },
};

/** Adds to every row that offers what is sought its coverage of it. */
function addOffered({ factor, quantity, unit }: Seek, share: number, corpus: Corpus, values: Float64Array): void {
  const offering = corpus.offering.get(factor);
  if (!offering) return;
  const { rows, stated } = offering;
  const wanted = quantity === undefined || unit === undefined ? 0 : inBaseUnit(quantity, unit);
  const totals = unit === undefined ? undefined : stated.get(dimensionOf(unit));
  for (let at = 0; at < rows.length; at += 1) {
    values[rows[at] as number]! += share * coverageOf(wanted, totals?.[at] ?? NaN);
  }
}

/** Adds to every row that seeks what is offered how much of it is covered. */
function addSought(seeking: Seeking | undefined, offered: ReadonlyMap<Dimension, number>, values: Float64Array): void {
  if (!seeking) return;
  const { rows, shares, wanted, dimensions } = seeking;
  for (let at = 0; at < rows.length; at += 1) {
    const dimension = dimensions[at];
    const stated = dimension ? (offered.get(dimension) ?? NaN) : NaN;
    values[rows[at] as number]! += (shares[at] as number) * coverageOf(wanted[at] as number, stated);
  }
}

const hasNoFigures = (detail: Detail): boolean => detail.kind === 'factor' && detail.sought === undefined;

/** Share of a sought factor that is offered, in [0, 1]; see `factors`. */
export function coverage(seek: Seek, offered: OfferedFactors): number {
  if (!offered.has(seek.factor)) return 0;
  const wanted = seek.quantity === undefined || seek.unit === undefined ? 0 : inBaseUnit(seek.quantity, seek.unit);
  return coverageOf(wanted, statedTotal(seek, offered) ?? NaN);
}

/** The same of a kind that is offered: `wanted` and `stated` [base unit], 0 where nothing is wanted in figures, NaN where nothing is stated. */
function coverageOf(wanted: number, stated: number): number {
  if (wanted === 0) return 1;
  if (Number.isNaN(stated)) return UNSTATED_COVERAGE;
  return Math.max(Math.sqrt(Math.min(1, stated / wanted)), UNSTATED_COVERAGE);
}

/** Sum of the stated offers of the sought factor in the sought dimension [base unit]; null when nothing is stated. */
export function statedTotal({ factor, unit }: { factor: FactorKind; unit?: Seek['unit'] }, offered: OfferedFactors): number | null {
  if (unit === undefined) return null;
  return offered.get(factor)?.get(dimensionOf(unit)) ?? null;
}

function detailOf(seek: Seek, theirs: Profile, share: number): Detail & { kind: 'factor' } {
  const { quantity, unit } = seek;
  if (quantity === undefined || unit === undefined) return { kind: 'factor', coverage: share };
  const stated = statedTotal(seek, theirs.offered);
  const sought = { sought: { quantity, unit } };
  if (stated === null) return { kind: 'factor', ...sought, coverage: share };
  return { kind: 'factor', ...sought, offered: { quantity: stated / UNITS[unit].factor, unit }, coverage: share };
}
