import type { Listing } from '../../domain/listing.ts';

/** How far a match can be relied on, by how much both sides have stated and how old the older statement is. */
export type Confidence = { level: 'high' | 'medium' | 'low'; /** of the older of the two listings [days] */ ageDays: number };

/** Older than this the circumstances may have changed [days]: listings lapse after a year unless confirmed. */
const FRESH_DAYS = 365;

/**
 * The level follows the listing that states less: `high` when it states at least four of five things (a summary, two
 * offers, two seeks, a quantity, an industry), `medium` at three, else `low`; one step lower when either is older than a year.
 *
 * @param ageDays  days since each listing was last changed
 */
export function confidenceOf(a: Listing, b: Listing, ageDays: readonly [number, number]): Confidence {
  const stated = Math.min(statedBy(a), statedBy(b));
  const age = Math.max(...ageDays);
  const steps = (stated >= 4 ? 2 : stated >= 3 ? 1 : 0) - (age > FRESH_DAYS ? 1 : 0);
  return { level: steps >= 2 ? 'high' : steps === 1 ? 'medium' : 'low', ageDays: age };
}

function statedBy({ summary, offers, seeks, industries }: Listing): number {
  const quantity = [...offers, ...seeks].some((factor) => factor.quantity !== undefined);
  return [summary !== '', offers.length >= 2, seeks.length >= 2, quantity, industries.length > 0].filter(Boolean).length;
}
