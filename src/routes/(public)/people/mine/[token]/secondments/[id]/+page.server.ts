import { error, fail, redirect } from '@sveltejs/kit';
import { secondmentStep } from '$lib/domain/enums';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { assignmentsByLink, passportByLink, reportByLink } from '$lib/server/assignment/by-link';
import { textOf } from '$lib/server/form-text';
import type { Actions, PageServerLoad } from './$types';

/** One's own published secondment: whom to ask, what to do, what is promised; and a word of one's own at each step. */
export const load: PageServerLoad = async ({ params, url, setHeaders, locals: { serviceDb, locale } }) => {
  const m = await loadMessages(locale);
  setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex' });
  const own = serviceDb ? await assignmentsByLink(serviceDb, params.token) : [];
  const assignment = own.find(({ id }) => id === params.id);
  if (!serviceDb || !assignment) error(404, { code: 'not_found', message: m.error.not_found });
  const records = await passportByLink(serviceDb, params.token);
  return {
    title: m.assignment.of(assignment.person, assignment.post),
    assignment,
    record: records.find(({ secondmentId }) => secondmentId === assignment.id) ?? null,
    token: params.token,
    origin: url.origin,
    said: url.searchParams.has('said'),
  };
};

export const actions: Actions = {
  say: async ({ params, request, locals: { serviceDb } }) => {
    const form = await request.formData();
    const typed = { step: textOf(form, 'step'), words: textOf(form, 'words') };
    const step = secondmentStep.find((each) => each === typed.step);
    if (!serviceDb || !step) return fail(400, { error: 'bad_request' as const, typed });
    const done = await reportByLink(serviceDb, params.token, params.id, step, typed.words);
    if (!done.ok) return fail(APP_ERRORS[done.error.code], { error: done.error.code, typed });
    redirect(303, `/people/mine/${params.token}/secondments/${params.id}?said#step-${step}`);
  },
};
