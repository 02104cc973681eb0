import type { ListingFilter } from '../../domain/listing-filter.ts';
import type { RegionCode } from '../../domain/region.ts';
import { Shown } from '../../domain/shown.ts';
import type { Browsed } from '../../engine/listing/browse.ts';
import type { Locale } from '../../i18n/index.ts';
import type { Messages } from '../../i18n/zh.ts';
import { facetViews, type FacetView } from './facet-view.ts';
import type { PublishedRow } from './published.ts';
import { rowView, type RowView } from './row-view.ts';

type PageViews = { rows: Shown<RowView[]>; facets: Shown<FacetView[]> };

/** Kept as long as the answer is, for each language and home: members of one region see the same. */
const kept = new WeakMap<Browsed<PublishedRow>, Map<string, PageViews>>();

/** Rows and facets of a page of the list in a language; `home` is the region whose pairs stand first. */
export function pageViews(
  browsed: Browsed<PublishedRow>,
  context: { filter: ListingFilter; locale: Locale; m: Messages; home: RegionCode | null },
): PageViews {
  const views = kept.get(browsed) ?? new Map<string, PageViews>();
  kept.set(browsed, views);
  const key = `${context.locale} ${context.home}`;
  const known = views.get(key);
  if (known) return known;
  const made = {
    rows: new Shown(browsed.rows.map((row) => rowView(row, context.locale))),
    facets: new Shown(facetViews({ ...context, facets: browsed.facets })),
  };
  views.set(key, made);
  return made;
}
