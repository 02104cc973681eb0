import { Listing } from '../../domain/listing.ts';
import type { ListingFormValues } from '../../domain/listing-form.ts';
import { readListingForm } from '../../domain/read-listing-form.ts';
import { OrganisationKind } from '../../domain/organisation.ts';
import { whatWouldChange } from '../../engine/matching/counterfactual.ts';
import { changeText } from '../../i18n/reason-text.ts';
import type { Locale } from '../../i18n/index.ts';
import { reasonLanguage } from '../matching/partner-view.ts';
import { marketFor } from '../matching/market.ts';
import { unwrap } from '../db.ts';
import { industryExists } from './industry-exists.ts';
import type { Reader } from './published.ts';

/** How many counterparts would have a working copy among their first ten, and what would bring more; sentences are told to its author. */
export type MissingCost = { now: number; of: number; better: { text: string; after: number; cost: 1 | 2 | 3 }[] };

/** Improvements that stand beside the form. */
const SHOWN = 4;

/** Null while there is too little to rank: no title, no factor, or an organisation that has no side in matching. */
export async function missingCost(
  reader: Reader,
  form: { ref: string; organisationId: string; values: ListingFormValues },
  locale: Locale,
  year: number,
): Promise<MissingCost | null> {
  const read = readListingForm(form.values, industryExists);
  const { content } = read.ok ? read.value : read.readable;
  const [organisation] = unwrap(
    'organisations',
    await reader.db.from('organisations').select('name, kind, region_code').eq('id', form.organisationId).limit(1),
  );
  if (!organisation) return null;
  const kind = OrganisationKind.safeParse(organisation.kind);
  if (!kind.success || organisation.region_code === null || content.title === '' || content.offers.length + content.seeks.length === 0)
    return null;
  const listing = Listing.parse({
    id: form.ref,
    organisation: { name: organisation.name, kind: kind.data, region: organisation.region_code },
    ...content,
    industries: content.industries.filter(industryExists),
  });
  const { now, improvements } = whatWouldChange(listing, await marketFor(reader, kind.data, year), SHOWN);
  const language = await reasonLanguage(locale);
  return {
    now: now.among,
    of: now.of,
    better: improvements.map(({ change, after, cost }) => ({ text: changeText(change, language), after, cost })),
  };
}
