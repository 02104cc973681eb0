import { parseListingFilter } from '../../domain/listing-filter.ts';
import type { Locale } from '../../i18n/index.ts';
import type { Messages } from '../../i18n/zh.ts';
import { chosenViews } from '../listing/facet-view.ts';
import type { Published } from '../listing/published.ts';
import type { listSearches } from './list-searches.ts';

/** Kept searches with what they ask for in words and how much they find now. */
export const searchViews = (
  rows: Awaited<ReturnType<typeof listSearches>>,
  published: Published,
  { locale, m, today }: { locale: Locale; m: Messages; today: string },
) =>
  rows.map(({ id, name, query, digest, digested_at }) => {
    const { filter } = parseListingFilter(new URLSearchParams(query));
    return {
      id,
      name,
      digest,
      href: `/listings${query}`,
      asks: chosenViews({ filter, locale, m }).map(({ label }) => label),
      total: published.findAll(filter, today).length,
      toldOn: digested_at.slice(0, 10),
    };
  });
