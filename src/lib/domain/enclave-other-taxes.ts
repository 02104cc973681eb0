import { z } from 'zod';
import { LocalShare } from './enclave-terms.ts';
import { MOST_WAN } from './money.ts';

/** Where a firm sits, for the urban maintenance and construction tax: 7, 5 or 1 % of VAT. */
export const Seat = z.enum(['city', 'county_town', 'elsewhere']);
export type Seat = z.infer<typeof Seat>;

/** A year [万元]. */
const Amount = z.number().min(0).max(MOST_WAN);
const Share = z.number().min(0).max(1);

/**
 * Taxes that an enclave brings and no clause shares: personal income tax, surcharges on VAT, fully local taxes. They stay with
 * the fly-in place's levels, and count in what the enclave is worth to it.
 */
export const OtherTaxes = z.strictObject({
  /** Personal income tax withheld, by year. */
  pit: z.array(Amount),
  /** The fraction of the *whole* personal income tax that each level keeps. */
  pit_share: LocalShare,
  /** Null: surcharges are not reckoned. */
  seat: Seat.nullable(),
  /** Land use, property, deed, stamp and the other fully local taxes, by year. */
  local: z.array(Amount),
  /** What of the fully local taxes and surcharges goes to the levels above the county; the rest is the county's. */
  local_share: z.strictObject({ prefecture: Share, province: Share }),
});
export type OtherTaxes = z.infer<typeof OtherTaxes>;
