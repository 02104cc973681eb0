import { fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { books } from '$lib/server/station/station-actor';
import { emptyStation, typedStation } from '$lib/server/station/station-form';
import { submitStation } from '$lib/server/station/submit-station';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { locale, account }, url }) => ({
  title: (await loadMessages(locale)).station.form.newTitle,
  typed: emptyStation(url.searchParams),
  mayAct: books(account),
});

export const actions: Actions = {
  default: async ({ request, locals: { db, account } }) => {
    const typed = typedStation(await request.formData());
    const saved = await submitStation(db, { id: null, revision: 0 }, typed, account?.organisation.regionCode ?? null);
    if (saved.id === null) return fail(saved.code ? APP_ERRORS[saved.code] : 422, { typed, faults: saved.faults, code: saved.code });
    redirect(303, `/stations/${saved.id}`);
  },
};
