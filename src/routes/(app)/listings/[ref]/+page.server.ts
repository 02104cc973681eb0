import { error } from '@sveltejs/kit';
import { industryName } from '$lib/domain/industry';
import { sideOf } from '$lib/domain/region';
import { loadMessages } from '$lib/i18n';
import { getListing } from '$lib/server/listing/get-listing';
import { INDUSTRIES, placeName, REGIONS } from '$lib/server/reference/reference';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { locale, account } = locals;
  const view = await getListing(locals, params.ref);
  if (!view) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  const { organisation, industries } = view.listing;
  return {
    ...view,
    title: view.listing.title,
    place: placeName(organisation.region, locale),
    side: sideOf(organisation.region, REGIONS),
    industryNames: industries.map((code) => industryName(code, locale, INDUSTRIES)),
    isOwn: account?.organisation.id === view.organisationId,
  };
};
