import { industryName } from '$lib/domain/industry';
import { sideOf } from '$lib/domain/region';
import { parseListingFilter } from '$lib/domain/listing-filter';
import { loadMessages } from '$lib/i18n';
import { publishedListings } from '$lib/server/listing/published';
import { INDUSTRIES, placeName, regionName, REGIONS } from '$lib/server/reference/reference';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { locale } = locals;
  const { filter, ignored } = parseListingFilter(url.searchParams);
  const { total, rows, facets } = (await publishedListings(locals)).browse(filter);
  const provinces = [...Object.keys(facets.provinces), ...filter.provinces];
  const sections = [...Object.keys(facets.sections), ...filter.sections];
  return {
    title: (await loadMessages(locale)).listing.title,
    filter,
    ignored,
    total,
    facets,
    rows: rows.map(({ listing: { id, title, organisation, offers, seeks }, isSample }) => ({
      ref: id,
      title,
      organisation: organisation.name,
      kind: organisation.kind,
      place: placeName(organisation.region, locale),
      side: sideOf(organisation.region, REGIONS),
      isSample,
      offers: [...new Set(offers.map(({ factor }) => factor))],
      seeks: [...new Set(seeks.map(({ factor }) => factor))],
    })),
    names: {
      provinces: Object.fromEntries(provinces.map((code) => [code, regionName(code, locale)])),
      sections: Object.fromEntries(sections.map((code) => [code, industryName(code, locale, INDUSTRIES)])),
    },
  };
};
