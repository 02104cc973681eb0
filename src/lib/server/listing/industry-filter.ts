import { groupOf, industryCodeIn } from '../../domain/industry.ts';
import { listingFilterQuery, toggleChoice, type ListingFilter } from '../../domain/listing-filter.ts';
import type { Locale } from '../../i18n/index.ts';
import { findIndustryEntries } from '../reference/industry-entries.ts';
import { industryChoice } from '../reference/industry-help.ts';
import { INDUSTRIES } from '../reference/reference.ts';

/** What was typed to find an industry, and what may be meant, each as an address that adds it to the filter. */
export type FoundIndustries = { typed: string; choices: { label: string; note: string; href: string }[] };

const LONGEST = 100;

/** Null where nothing was typed. A code, and words that mean one industry only, are that industry: `chosen`. */
export function findForFilter(
  typed: string | null,
  filter: ListingFilter,
  locale: Locale,
): (FoundIndustries & { chosen: string | null }) | null {
  const text = typed?.trim().slice(0, LONGEST) ?? '';
  if (text === '') return null;
  const code = groupOf(industryCodeIn(text)) ?? industryCodeIn(text);
  const found = findIndustryEntries(text);
  const choices = found.map((entry) => {
    const { label, note } = industryChoice(entry, locale);
    return { label, note, href: withIndustry(filter, entry.code) };
  });
  const meant = INDUSTRIES.has(code) ? code : found.length === 1 ? found[0]?.code : undefined;
  return { typed: text, choices, chosen: meant === undefined ? null : withIndustry(filter, meant) };
}

const withIndustry = (filter: ListingFilter, code: string): string =>
  `/listings${listingFilterQuery(filter.industries.includes(code) ? filter : toggleChoice(filter, 'industries', code))}`;
