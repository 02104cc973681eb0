import { confidenceOf, type Confidence } from '../../engine/matching/confidence.ts';
import type { ListingView } from '../listing/get-listing.ts';
import type { Partner } from './find-partners.ts';

const DAY_MS = 86_400_000;

/** How sure a match is on a civil day; a listing without a known change counts as changed that day. */
export function confidenceView(mine: ListingView, partner: Partner, today: string): Confidence {
  const age = (updatedAt: string | null) =>
    updatedAt === null ? 0 : Math.max(0, Math.floor((Date.parse(today) - Date.parse(updatedAt.slice(0, 10))) / DAY_MS));
  return confidenceOf(mine.listing, partner.listing, [age(mine.updatedAt), age(partner.updatedAt)]);
}
