import type { Listing } from '../../domain/listing.ts';
import { whatWouldChange, type Counterfactual } from '../../engine/matching/counterfactual.ts';
import type { Market } from '../../engine/matching/market.ts';
import type { Locale } from '../../i18n/index.ts';
import { changeText } from '../../i18n/reason-text.ts';
import type { Reader } from '../listing/published.ts';
import { marketFor } from './market.ts';
import { reasonLanguage } from './partner-view.ts';

/** How many counterparts have a listing among their first ten, and what would bring more, in words. */
export type ImprovementsView = { now: number; of: number; better: { text: string; after: number; cost: 1 | 2 | 3 }[] };

/** Answers about published listings, kept as long as the market is: tens of milliseconds each. */
const known = new WeakMap<Market, Map<Listing, Counterfactual>>();
const ANSWERS_KEPT = 1000;

export async function improvementsView(reader: Reader, listing: Listing, locale: Locale, year: number): Promise<ImprovementsView> {
  const market = await marketFor(reader, listing.organisation.kind, year);
  const answers = known.get(market) ?? new Map<Listing, Counterfactual>();
  known.set(market, answers);
  const answer = answers.get(listing) ?? whatWouldChange(listing, market);
  if (answers.size >= ANSWERS_KEPT) answers.clear();
  answers.set(listing, answer);
  const { now, improvements } = answer;
  const language = await reasonLanguage(locale);
  const better = improvements.map(({ change, after, cost }) => ({ text: changeText(change, language), after, cost }));
  return { now: now.among, of: now.of, better };
}
