import type { Listing } from '../../domain/listing.ts';
import { whatWouldChange } from '../../engine/matching/counterfactual.ts';
import type { Locale } from '../../i18n/index.ts';
import { changeText } from '../../i18n/reason-text.ts';
import type { Reader } from '../listing/published.ts';
import { marketFor } from './market.ts';
import { reasonLanguage } from './partner-view.ts';

/** How many counterparts have a listing among their first ten, and what would bring more, in words. */
export type ImprovementsView = { now: number; of: number; better: { text: string; after: number; cost: 1 | 2 | 3 }[] };

export async function improvementsView(reader: Reader, listing: Listing, locale: Locale, year: number): Promise<ImprovementsView> {
  const { now, improvements } = whatWouldChange(listing, await marketFor(reader, listing.organisation.kind, year));
  const language = await reasonLanguage(locale);
  const better = improvements.map(({ change, after, cost }) => ({ text: changeText(change, language), after, cost }));
  return { now: now.among, of: now.of, better };
}
