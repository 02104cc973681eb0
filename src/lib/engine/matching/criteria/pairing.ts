import { strengthOf, type Pairing } from '../../../domain/pairing.ts';
import { ancestors, type RegionCode } from '../../../domain/region.ts';
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
    const tied = new Map<RegionCode, number>();
    for (const { other, row } of tiesOf(from.listing.organisation.region, moment)) {
      tied.set(other, Math.max(tied.get(other) ?? 0, strengthOf(row, moment.reference.regions)));
    }
    if (tied.size === 0) return;
    for (let row = 0; row < values.length; row += 1) {
      for (const unit of corpus.regions[row] ?? []) values[row] = Math.max(values[row] as number, tied.get(unit) ?? 0);
    }
  },
  evidence(mine, theirs, moment) {
    const tie = strongest(mine.listing.organisation.region, theirs.listing.organisation.region, moment);
    return tie ? [{ part: tie.strength, detail: { kind: 'pairing', pairing: tie.row.id, strength: tie.strength } }] : [];
  },
};

/** The rows in force that name a region or one above it, each with the region at its other end. */
function* tiesOf(region: RegionCode, { asOf, reference: { pairingsOf, regions } }: Moment): Iterable<{ other: RegionCode; row: Pairing }> {
  for (const unit of [region, ...ancestors(region, regions)]) {
    for (const row of pairingsOf.get(unit) ?? []) {
      const inForce = row.validFrom <= asOf && (row.validUntil === null || asOf < row.validUntil);
      if (inForce) yield { other: row.east === unit ? row.west : row.east, row };
    }
  }
}

/** The strongest tie between two regions; of equals the first by id. */
function strongest(a: RegionCode, b: RegionCode, moment: Moment): { row: Pairing; strength: number } | null {
  const { regions } = moment.reference;
  const theirs = new Set([b, ...ancestors(b, regions)]);
  let best: { row: Pairing; strength: number } | null = null;
  for (const { other, row } of tiesOf(a, moment)) {
    if (!theirs.has(other)) continue;
    const strength = strengthOf(row, regions);
    if (!best || strength > best.strength || (strength === best.strength && row.id < best.row.id)) best = { row, strength };
  }
  return best;
}
