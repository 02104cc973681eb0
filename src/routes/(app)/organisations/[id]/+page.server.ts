import { organisationHistory } from '$lib/server/organisation/organisation-history';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, params, url }) => ({
  history: await organisationHistory(db, params.id),
  saved: url.searchParams.has('saved'),
});
