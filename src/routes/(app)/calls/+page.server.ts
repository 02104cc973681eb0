import { error, fail, redirect } from '@sveltejs/kit';
import { makesCalls, NewCall } from '$lib/domain/call';
import { APP_ERRORS } from '$lib/domain/errors';
import { orderCalls } from '$lib/engine/calls/order';
import { loadMessages } from '$lib/i18n';
import { callQueue } from '$lib/server/call/call-queue';
import { recordCall } from '$lib/server/call/record-call';
import { textOf } from '$lib/server/form-text';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, account, locale } }) => {
  const messages = await loadMessages(locale);
  if (!account || !makesCalls(account.role)) error(404, { code: 'not_found', message: messages.error.not_found });
  return { title: messages.call.title, cases: orderCalls(await callQueue(db)), saved: url.searchParams.get('saved') };
};

export const actions: Actions = {
  default: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const typed = {
      proposalId: textOf(form, 'proposal'),
      organisationId: textOf(form, 'organisation'),
      person: textOf(form, 'person'),
      outcome: textOf(form, 'outcome'),
      words: textOf(form, 'words'),
    };
    const read = NewCall.safeParse(typed);
    if (!read.success) return fail(422, { error: 'bad_request' as const, typed });
    const done = await recordCall(db, read.data);
    if (!done.ok) return fail(APP_ERRORS[done.error.code], { error: done.error.code, typed });
    redirect(303, `/calls?saved=${typed.proposalId}#${typed.proposalId}`);
  },
};
