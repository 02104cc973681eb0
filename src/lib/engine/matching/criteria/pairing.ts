import { pairingsBetween, type PairingMatch } from '../../../domain/pairing.ts';
import type { RegionCode } from '../../../domain/region.ts';
import type { Corpus } from '../corpus.ts';
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
    values.set(strengthsFor(from.listing.organisation.region, corpus, moment));
  },
  evidence(mine, theirs, moment) {
    const tie = strongest(mine.listing.organisation.region, theirs.listing.organisation.region, moment);
    return tie ? [{ part: tie.strength, detail: { kind: 'pairing', pairing: tie.pairing.id, strength: tie.strength } }] : [];
  },
};

/** The strengths for every row, remembered per region and day: firms of one city share them. */
function strengthsFor(region: RegionCode, { profiles, strengths }: Corpus, moment: Moment): Float64Array {
  const key = `${region} ${moment.asOf}`;
  const known = strengths.get(key);
  if (known) return known;
  const all = Float64Array.from(profiles, ({ listing }) => strongest(region, listing.organisation.region, moment)?.strength ?? 0);
  if (strengths.size >= REMEMBERED) strengths.clear();
  strengths.set(key, all);
  return all;
}

const REMEMBERED = 1000; // regions × years; 1000 × 3000 rows are 24 MB

function strongest(a: RegionCode, b: RegionCode, { asOf, reference: { pairings, regions } }: Moment): PairingMatch | null {
  const ties = [...pairingsBetween(a, b, asOf, pairings, regions), ...pairingsBetween(b, a, asOf, pairings, regions)];
  return ties.sort((x, y) => y.strength - x.strength || (x.pairing.id < y.pairing.id ? -1 : 1))[0] ?? null;
}
