import { z } from 'zod';
import { Offer, Seek } from './factor.ts';
import { IndustryCode } from './industry.ts';
import { ListedOrganisation } from './organisation.ts';

/**
 * What an organisation offers and seeks: one line of the exchange format that the web app imports and exports and the
 * command line reads. Unknown keys are faults, so that a misspelt key is never silently ignored.
 */
export const Listing = z.strictObject({
  id: z.string().trim().min(1),
  organisation: ListedOrganisation,
  title: z.string().trim().min(1),
  summary: z.string().default(''),
  industries: z.array(IndustryCode),
  offers: z.array(Offer),
  seeks: z.array(Seek),
  /** The calendar year in which the listing was made; pairings are read as of it. */
  year: z.int().min(1949).max(2200).optional(),
});
export type Listing = z.infer<typeof Listing>;
