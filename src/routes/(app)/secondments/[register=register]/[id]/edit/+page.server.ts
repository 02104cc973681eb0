import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { ROSTER_PATHS, rosterOfPath } from '$lib/domain/roster-field';
import { rosterTyped } from '$lib/domain/roster-entry';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { rosterEntry } from '$lib/server/roster/roster-entries';
import { rosterContext } from '$lib/server/roster/roster-names';
import { rosterFormChoices, submitRosterForm } from '$lib/server/roster/roster-form';
import { shownEntry } from '$lib/server/roster/roster-page';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, account, locale, today } }) => {
  const m = await loadMessages(locale);
  const kind = rosterOfPath(params.register);
  const entry = kind ? await rosterEntry(db, kind, params.id) : null;
  if (!kind || !account || !entry?.isMine) error(404, { code: 'not_found', message: m.error.not_found });
  const context = await rosterContext(db, account, locale);
  const { name } = shownEntry(kind, entry, m.roster, context.names);
  return {
    title: `${m.roster.page.edit} · ${name}`,
    kind,
    id: entry.id,
    name,
    revision: entry.revision,
    typed: rosterTyped(kind, entry.content),
    choices: await rosterFormChoices(db, kind, context, today),
  };
};

export const actions: Actions = {
  default: async ({ params, request, locals: { db, account, today } }) => {
    const kind = rosterOfPath(params.register);
    if (!kind || !account) return fail(404, { typed: {}, faults: [], code: 'not_found' as const });
    const form = await request.formData();
    const seen = { id: params.id, revision: Number(textOf(form, 'revision')) };
    const saved = await submitRosterForm(db, kind, account, form, seen, today);
    if (!saved.ok) return fail(saved.code ? APP_ERRORS[saved.code] : 422, { typed: saved.typed, faults: saved.faults, code: saved.code });
    redirect(303, `/secondments/${ROSTER_PATHS[kind]}/${saved.id}?saved=1`);
  },
};
