import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { stationAsTyped, typedStation } from '$lib/server/station/station-form';
import { readTerms } from '$lib/server/station/station-terms';
import { readStation } from '$lib/server/station/stations';
import { submitStation } from '$lib/server/station/submit-station';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, locale, account } }) => {
  const m = await loadMessages(locale);
  const station = await readStation(db, params.id);
  if (!station || account?.organisation.id !== station.hostId) error(404, { code: 'not_found', message: m.error.not_found });
  const terms = await readTerms(db, [station.id]);
  return {
    title: m.station.form.editTitle,
    station: { id: station.id, name: station.name, status: station.status, revision: station.revision },
    typed: stationAsTyped(station, terms.get(station.id)),
  };
};

export const actions: Actions = {
  default: async ({ params, request, locals: { db, account } }) => {
    const form = await request.formData();
    const typed = typedStation(form);
    const revision = Number(textOf(form, 'revision'));
    const saved = await submitStation(db, { id: params.id, revision }, typed, account?.organisation.regionCode ?? null);
    if (saved.id === null) return fail(saved.code ? APP_ERRORS[saved.code] : 422, { typed, faults: saved.faults, code: saved.code });
    redirect(303, `/stations/${saved.id}`);
  },
};
