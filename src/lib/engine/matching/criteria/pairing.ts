import { pairingsBetween, type PairingMatch } from '../../../domain/pairing.ts';
import type { RegionCode } from '../../../domain/region.ts';
import type { Criterion, Moment } from './criterion.ts';

/**
 * Pairing: how closely the state has paired the two regions (东西部协作 and 对口支援), as of a day. A weight, never a
 * filter: only about half of real partnerships lie inside a formal pair.
 *
 * Unit: strength in [0, 1] (`domain/pairing.ts`). Source: `reference/pairings.json`. Law: symmetric.
 */
export const pairing: Criterion = {
  id: 'pairing',
  scan(_side, from, corpus, moment, values) {
    const known = new Map<RegionCode, number>();
    corpus.profiles.forEach(({ listing }, row) => {
      const { region } = listing.organisation;
      let strength = known.get(region);
      if (strength === undefined) {
        strength = strongest(from.listing.organisation.region, region, moment)?.strength ?? 0;
        known.set(region, strength);
      }
      values[row] = strength;
    });
  },
  evidence(mine, theirs, moment) {
    const tie = strongest(mine.listing.organisation.region, theirs.listing.organisation.region, moment);
    return tie ? [{ part: tie.strength, detail: { kind: 'pairing', pairing: tie.pairing.id, strength: tie.strength } }] : [];
  },
};

function strongest(a: RegionCode, b: RegionCode, { asOf, reference: { pairings, regions } }: Moment): PairingMatch | null {
  const ties = [...pairingsBetween(a, b, asOf, pairings, regions), ...pairingsBetween(b, a, asOf, pairings, regions)];
  return ties.sort((x, y) => y.strength - x.strength || (x.pairing.id < y.pairing.id ? -1 : 1))[0] ?? null;
}
