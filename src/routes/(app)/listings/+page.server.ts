import { industryName } from '$lib/domain/industry';
import { parseListingFilter } from '$lib/domain/listing-filter';
import { loadMessages } from '$lib/i18n';
import { browseListings } from '$lib/server/listing/browse-listings';
import { INDUSTRIES, placeName, regionName } from '$lib/server/reference/reference';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, locale }, url }) => {
  const { filter, ignored } = parseListingFilter(url.searchParams);
  const { total, rows, facets } = await browseListings(db, filter);
  const provinces = [...Object.keys(facets.provinces), ...filter.provinces];
  const sections = [...Object.keys(facets.sections), ...filter.sections];
  return {
    title: (await loadMessages(locale)).listing.title,
    filter,
    ignored,
    total,
    facets,
    rows: rows.map((row) => ({ ...row, place: placeName(row.regionCode, locale) })),
    names: {
      provinces: Object.fromEntries(provinces.map((code) => [code, regionName(code, locale)])),
      sections: Object.fromEntries(sections.map((code) => [code, industryName(code, locale, INDUSTRIES)])),
    },
  };
};
