import { fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { HELP_LONGEST, HelpText } from '$lib/domain/help';
import { ownPath } from '$lib/domain/own-path';
import { loadMessages } from '$lib/i18n';
import { askHuman } from '$lib/server/help/ask-human';
import { helpFigures } from '$lib/server/help/help-figures';
import { listHelp } from '$lib/server/help/list-help';
import { publicContact } from '$lib/server/help/public-contact';
import { storableText } from '$lib/server/import/storable';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, account, locale, serviceDb }, url }) => {
  const [mine, figures, messages] = await Promise.all([account ? listHelp(db, account.userId) : [], helpFigures(db), loadMessages(locale)]);
  return {
    title: messages.help.title,
    contact: account?.contact ?? (await publicContact(serviceDb)),
    from: ownPath(url.searchParams.get('from')),
    about: storableText((url.searchParams.get('about') ?? '').slice(0, 200)),
    longest: HELP_LONGEST,
    mine,
    figures,
  };
};

export const actions: Actions = {
  default: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const typed = form.get('question');
    const question = typeof typed === 'string' ? storableText(typed) : '';
    const read = HelpText.safeParse(question);
    if (!read.success) return fail(422, { fault: question.trim() === '' ? ('missing' as const) : ('too_long' as const), question });
    const [path, title] = [form.get('from'), form.get('about')];
    const page = {
      path: ownPath(typeof path === 'string' ? path.slice(0, 500) : null),
      title: typeof title === 'string' ? storableText(title.slice(0, 200)) : '',
    };
    const asked = await askHuman(db, read.data, page);
    if (!asked.ok) return fail(APP_ERRORS[asked.error.code], { code: asked.error.code, question });
    redirect(303, `/help/${asked.value}?asked`);
  },
};
