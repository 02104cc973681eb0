import { fail } from '@sveltejs/kit';
import { APP_ERRORS, type AppErrorCode } from '$lib/domain/errors';
import { monthsBetween } from '$lib/engine/secondments/world/drawn-plan';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { placeName } from '$lib/server/reference/reference';
import { personByLink } from '$lib/server/roster/person-by-link';
import { answerByLink, placementsByLink } from '$lib/server/secondment/by-link';
import { addressesByLink, makeAddressByLink, revokeAddressByLink } from '$lib/server/secondment/calendar-address';
import { explainPlacement } from '$lib/server/secondment/explain-placement';
import type { Actions, PageServerLoad } from './$types';

/** States in which there is something to explain. */
const LIVE = ['proposed', 'published', 'running'];

export const load: PageServerLoad = async ({ params, setHeaders, locals: { serviceDb, locale, today } }) => {
  const m = await loadMessages(locale);
  setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex' });
  const record = serviceDb ? await personByLink(serviceDb, params.token) : null;
  if (!record || !serviceDb) return { title: m.placement.title, office: null };
  const placements = await placementsByLink(serviceDb, params.token);
  const rows = [];
  for (const placement of placements)
    rows.push({
      placement,
      months: monthsBetween(placement.startsOn, placement.endsBefore),
      region: placeName(placement.hostRegion, locale),
      why: LIVE.includes(placement.status) ? await explainPlacement(serviceDb, placement.id, today.slice(0, 7), m) : null,
      mayAnswer: placement.status === 'proposed' && !placement.signatures.some(({ party }) => party === 'person'),
    });
  return {
    title: m.placement.title,
    office: record.office,
    contact: record.contact,
    token: params.token,
    rows,
    addresses: await addressesByLink(serviceDb, params.token),
  };
};

const NOTHING = { done: null, address: null, code: null, of: '', words: '' };
const refused = (code: AppErrorCode, typed = { of: '', words: '' }) => fail(APP_ERRORS[code], { ...NOTHING, code, ...typed });

export const actions: Actions = {
  answer: async ({ params, request, locals: { serviceDb } }) => {
    const form = await request.formData();
    const [id, answer, words] = [textOf(form, 'secondment'), textOf(form, 'answer'), textOf(form, 'words')];
    if (!serviceDb) return refused('no_secret_key', { of: id, words });
    const done = await answerByLink(serviceDb, params.token, { id, answer, words });
    if (!done.ok) return refused(done.error.code, { of: id, words });
    return { ...NOTHING, done: answer === 'signed' ? ('signed' as const) : ('declined' as const) };
  },
  calendar: async ({ params, url, locals: { serviceDb } }) => {
    const key = serviceDb ? await makeAddressByLink(serviceDb, params.token) : null;
    if (!key) return refused('no_secret_key');
    if (!key.ok) return refused(key.error.code);
    return { ...NOTHING, address: `${url.origin}/secondments-calendar/${key.value}.ics` };
  },
  revoke: async ({ params, request, locals: { serviceDb } }) => {
    const id = textOf(await request.formData(), 'calendar');
    const done = serviceDb && /^[0-9a-f-]{36}$/.test(id) ? await revokeAddressByLink(serviceDb, params.token, id) : null;
    if (!done) return refused('bad_request');
    return done.ok ? { ...NOTHING, done: 'revoked' as const } : refused(done.error.code);
  },
};
