import { error, fail, redirect } from '@sveltejs/kit';
import { keepsRosters } from '$lib/domain/account';
import { APP_ERRORS } from '$lib/domain/errors';
import { ROSTER_PATHS, rosterOfPath } from '$lib/domain/roster-field';
import { loadMessages } from '$lib/i18n';
import { rosterContext } from '$lib/server/roster/roster-names';
import { rosterFormChoices, submitRosterForm } from '$lib/server/roster/roster-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, account, locale, today } }) => {
  const m = await loadMessages(locale);
  const kind = rosterOfPath(params.register);
  if (!kind || !account || !keepsRosters(account.role)) error(404, { code: 'not_found', message: m.error.not_found });
  return { title: m.roster.add[kind], kind, choices: await rosterFormChoices(db, kind, await rosterContext(db, account, locale), today) };
};

export const actions: Actions = {
  default: async ({ params, request, locals: { db, account, today } }) => {
    const kind = rosterOfPath(params.register);
    if (!kind || !account) return fail(404, { typed: {}, faults: [], code: 'not_found' as const });
    const saved = await submitRosterForm(db, kind, account, await request.formData(), null, today);
    if (!saved.ok) return fail(saved.code ? APP_ERRORS[saved.code] : 422, { typed: saved.typed, faults: saved.faults, code: saved.code });
    redirect(303, `/secondments/${ROSTER_PATHS[kind]}/${saved.id}?saved=1`);
  },
};
