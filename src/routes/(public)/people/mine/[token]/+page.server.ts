import { fail } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { ROSTER_FIELDS } from '$lib/domain/roster-field';
import { rosterTyped } from '$lib/domain/roster-entry';
import { loadMessages } from '$lib/i18n';
import { rosterRead } from '$lib/i18n/roster-text';
import { textOf } from '$lib/server/form-text';
import { askByLink, personByLink } from '$lib/server/roster/person-by-link';
import { placementsByLink } from '$lib/server/secondment/by-link';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders, locals: { serviceDb, locale } }) => {
  const { roster: m } = await loadMessages(locale);
  // Kept by nobody between, and no other site is told the address; without any referrer the form below would have no origin.
  setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex' });
  const record = serviceDb ? await personByLink(serviceDb, params.token) : null;
  if (!record) return { title: m.mine.title, available: serviceDb !== null, record: null };
  const names = { exchanges: new Map<string, string>(), schemes: new Map<string, string>(), region: (code: string) => code };
  const shown = rosterRead('person', { ...rosterTyped('person', record.content), exchange: record.exchange?.name ?? '' }, m, names);
  const placements = serviceDb ? await placementsByLink(serviceDb, params.token) : [];
  const waiting = placements.filter(
    ({ status, signatures }) => status === 'proposed' && !signatures.some(({ party }) => party === 'person'),
  ).length;
  return {
    title: m.mine.title,
    available: true,
    placements: placements.length,
    waiting,
    record,
    token: params.token,
    fields: ROSTER_FIELDS.person.map(({ key }) => ({ key, text: shown[key] ?? '' })).filter(({ text }) => text !== ''),
  };
};

export const actions: Actions = {
  default: async ({ params, request, locals: { serviceDb } }) => {
    const form = await request.formData();
    const typed = { kind: textOf(form, 'kind'), text: textOf(form, 'text') };
    if (!serviceDb) return fail(503, { code: 'unexpected' as const, typed });
    const asked = await askByLink(serviceDb, params.token, typed.kind, typed.text);
    return asked.ok ? { code: null, typed: null } : fail(APP_ERRORS[asked.error.code], { code: asked.error.code, typed });
  },
};
