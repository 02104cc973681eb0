import { dayNumber } from '../../domain/civil-day.ts';
import { mulDiv, type Fen } from '../../domain/money.ts';
import type { UnitCosts } from '../../domain/station-worth.ts';

/** What a station costs its host a year [fen]; a figure that nobody gave is null and is asked for, never estimated. */
export type YearlyCost = { rentFen: number | null; subsidyFen: number | null; runningFen: number | null };

/** Days of a cost year. */
const YEAR = 365n;

/**
 * Net cost of a period: (rent + running − subsidy) · days / 365, rounded to the fen. An absent subsidy is none.
 *
 * @param from, until  civil dates `[from, until)`
 * @returns fen; null where rent or running costs are not stated
 */
export function costOf({ rentFen, subsidyFen, runningFen }: YearlyCost, [from, until]: readonly [string, string]): Fen | null {
  if (rentFen === null || runningFen === null) return null;
  const days = Math.max(0, dayNumber(until) - dayNumber(from));
  return mulDiv(rentFen + runningFen - (subsidyFen ?? 0), { over: BigInt(days), under: YEAR });
}

/** What a period brought: what was used and who came. */
export type Achieved = { deskMonths: number; guests: number; landed: number };

/**
 * Cost for each used desk-month, each expert who came and each project that landed. Costs are joint: each figure sets the whole net cost against one
 * result, so the figures do not add up and no key of division is invented.
 *
 * @param cost  net cost of the period [fen]
 */
export function unitCosts(cost: number | null, { deskMonths, guests, landed }: Achieved): UnitCosts {
  const each = (count: number): number | null => (cost === null || count <= 0 ? null : Math.round(cost / count));
  return { perDeskMonth: each(deskMonths), perGuest: each(guests), perLanded: each(landed) };
}
