import type { Listing } from '../../domain/listing.ts';
import type { FactorKind, Offer, Seek } from '../../domain/factor.ts';
import type { Pairing } from '../../domain/pairing.ts';
import type { Comparable, Fact } from './compare.ts';

export type RankedPartners = { from: string; matches: readonly { id: string; score: number }[] };

/**
 * The partners of a ranking, as what two runs are compared by. Each listing's partners compete among themselves.
 *
 * @param pairings  the asking office's own, which the ranking read
 */
export function comparableRanking(
  listings: readonly Listing[],
  rankings: readonly RankedPartners[],
  pairings: readonly Pairing[] = [],
): Comparable {
  return {
    ...(pairings.length > 0 ? { known: { ownPairings: pairings.map(pairingText).join(';') } } : {}),
    facts: new Map(listings.map((listing) => [listing.id, factsOf(listing)])),
    names: new Map(listings.map(({ id, organisation }) => [id, organisation.name])),
    items: rankings.flatMap(({ from, matches }) =>
      matches.map(({ id, score }, index) => ({ key: pairKey(from, id), parties: [from, id], group: from, place: index + 1, value: score })),
    ),
  };
}

/** Which two regions, and when: what tells two rows apart. */
const pairingText = ({ east, west, validFrom, validUntil }: Pairing): string => `${east} ${west} ${validFrom} ${validUntil ?? ''}`.trim();

/** Ids hold no space. */
const pairKey = (from: string, to: string): string => `${from} ${to}`;

/** Everything a ranking reads of a listing, one fact a field or kind of factor. The name is not read, so it is none. */
export function factsOf({ title, summary, industries, organisation, year, offers, seeks }: Listing): Fact[] {
  return [
    { field: 'title', text: title },
    { field: 'summary', text: summary },
    { field: 'industries', text: industries.join(' ') },
    { field: 'region', text: organisation.region },
    ...(year === undefined ? [] : [{ field: 'year' as const, text: String(year) }]),
    ...factorFacts('offer', offers),
    ...factorFacts('seek', seeks),
  ];
}

function factorFacts(field: 'offer' | 'seek', factors: readonly (Offer | Seek)[]): Fact[] {
  const kinds = new Map<FactorKind, (Offer | Seek)[]>();
  for (const factor of factors) kinds.set(factor.factor, [...(kinds.get(factor.factor) ?? []), factor]);
  return [...kinds].map(([factor, all]) => ({ field, factor, text: JSON.stringify(all), ...amountOf(all) }));
}

/** The stated quantities of one kind of factor, added up when they share a unit. */
function amountOf(factors: readonly (Offer | Seek)[]): Pick<Fact, 'amount'> {
  let total: Fact['amount'];
  for (const { quantity, unit } of factors) {
    if (quantity === undefined || unit === undefined) continue;
    if (total && total.unit !== unit) return {};
    total = { quantity: (total?.quantity ?? 0) + quantity, unit };
  }
  return total ? { amount: total } : {};
}
