import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { getOrganisation } from '$lib/server/organisation/get-organisation';
import { placeName } from '$lib/server/reference/reference';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals: { db, locale }, params }) => {
  const organisation = await getOrganisation(db, params.id);
  if (!organisation) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  return { organisation, place: organisation.regionCode ? placeName(organisation.regionCode, locale) : '', title: organisation.name };
};
