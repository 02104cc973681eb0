import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { APP_ERRORS } from '$lib/domain/errors';
import { answersHelp, HELP_LONGEST, HelpText } from '$lib/domain/help';
import { loadMessages } from '$lib/i18n';
import { handOver, helpTakers } from '$lib/server/help/hand-over';
import { closeHelp } from '$lib/server/help/close-help';
import { getHelp } from '$lib/server/help/get-help';
import { sayInHelp } from '$lib/server/help/say-in-help';
import { storableText } from '$lib/server/import/storable';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, account, locale } }) => {
  const messages = await loadMessages(locale);
  const thread = await getHelp(db, params.id);
  if (!thread || !account) error(404, { code: 'not_found', message: messages.error.not_found });
  const turn = thread.turns.at(-1) ?? null;
  const isMine = thread.askedBy === account.userId;
  return {
    title: messages.help.thread,
    thread,
    turn,
    isMine,
    isOffice: answersHelp(account.role),
    maySay: thread.status !== 'closed' && (isMine || turn?.officeId === account.organisation.id),
    takers:
      thread.status === 'open' && answersHelp(account.role) && turn?.officeId === account.organisation.id ? await helpTakers(db) : null,
    isNew: url.searchParams.has('asked'),
    longest: HELP_LONGEST,
  };
};

const Id = z.uuid();

export const actions: Actions = {
  say: async ({ params, request, locals: { db } }) => {
    const typed = (await request.formData()).get('body');
    const body = typeof typed === 'string' ? storableText(typed) : '';
    const read = HelpText.safeParse(body);
    if (!read.success) return fail(422, { fault: body.trim() === '' ? ('missing' as const) : ('too_long' as const), body });
    if (!Id.safeParse(params.id).success) return fail(404, { code: 'not_found' as const, body });
    const said = await sayInHelp(db, params.id, read.data);
    if (!said.ok) return fail(APP_ERRORS[said.error.code], { code: said.error.code, body });
    redirect(303, `/help/${params.id}`);
  },
  'hand-over': async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const [to, note] = [form.get('to'), form.get('note')].map((each) => (typeof each === 'string' ? storableText(each) : ''));
    const typed = { to: to ?? '', note: note ?? '' };
    const [kind, id] = typed.to.split(' ');
    if (!Id.safeParse(params.id).success) return fail(404, { code: 'not_found' as const, body: '', typed });
    if (kind !== 'next' && !Id.safeParse(id).success) return fail(400, { code: 'bad_request' as const, body: '', typed });
    const target = kind === 'office' ? { office: id ?? '' } : kind === 'colleague' ? { colleague: id ?? '' } : ('next' as const);
    const handed = await handOver(db, params.id, typed.note, target);
    if (!handed.ok) return fail(APP_ERRORS[handed.error.code], { code: handed.error.code, body: '', typed });
    redirect(303, `/help/${params.id}`);
  },
  close: async ({ params, locals: { db } }) => {
    if (!Id.safeParse(params.id).success) return fail(404, { code: 'not_found' as const, body: '' });
    const closed = await closeHelp(db, params.id);
    if (!closed.ok) return fail(APP_ERRORS[closed.error.code], { code: closed.error.code, body: '' });
    redirect(303, `/help/${params.id}`);
  },
};
