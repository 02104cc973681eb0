import type { Listing } from '../../domain/listing.ts';
import { partsOf } from '../../engine/matching/criteria/site.ts';
import { profileOf } from '../../engine/matching/profile.ts';
import type { Locale } from '../../i18n/index.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { MATCHING_REFERENCE } from '../reference/reference.ts';
import { reasonLanguage } from './partner-view.ts';

/** What each side's text states in figures of its place, against what the other's line of business asks for, in sentences. */
export async function siteView(mine: Listing, theirs: Listing, locale: Locale): Promise<{ mine: string[]; theirs: string[] }> {
  const [a, b] = [profileOf(mine, MATCHING_REFERENCE), profileOf(theirs, MATCHING_REFERENCE)];
  const moment = { reference: MATCHING_REFERENCE, asOf: MATCHING_REFERENCE.newestDate };
  const language = await reasonLanguage(locale);
  const told = (side: 'from' | 'to', of: typeof a, at: typeof b) =>
    partsOf(of, at, moment).map(({ detail }) => reasonText({ side, criterion: 'site', points: 0, detail }, language));
  return { mine: told('from', a, b), theirs: told('to', b, a) };
}
