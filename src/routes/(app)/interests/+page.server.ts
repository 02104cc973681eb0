import { fail, redirect } from '@sveltejs/kit';
import { seesAllAccounts } from '$lib/domain/account';
import { interestKind } from '$lib/domain/enums';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { declareInterest, endInterest, listInterests, myConflicts, organisationNames } from '$lib/server/interest/interests';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, account, locale } }) => {
  const seesAll = account !== null && seesAllAccounts(account.role);
  const [messages, mine, names, all] = await Promise.all([
    loadMessages(locale),
    myConflicts(db),
    organisationNames(db),
    seesAll ? listInterests(db) : [],
  ]);
  const asked = url.searchParams.get('organisation');
  return {
    title: messages.interest.title,
    mine,
    all,
    names: names.filter(({ id }) => id !== account?.organisation.id).map(({ name }) => name),
    asked: names.find(({ id }) => id === asked)?.name ?? '',
    declared: url.searchParams.has('declared'),
  };
};

export const actions: Actions = {
  declare: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const typed = { organisation: textOf(form, 'organisation').trim(), kind: textOf(form, 'kind'), words: textOf(form, 'words') };
    const kind = interestKind.find((each) => each === typed.kind);
    const [found] = (await organisationNames(db)).filter(({ name }) => name === typed.organisation);
    if (!found) return fail(422, { unknown: true as const, typed });
    if (!kind) return fail(422, { code: 'bad_request' as const, typed });
    const done = await declareInterest(db, { organisationId: found.id, kind, words: typed.words });
    if (!done.ok) return fail(APP_ERRORS[done.error.code], { code: done.error.code, typed });
    redirect(303, '/interests?declared');
  },
  end: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const ended = await endInterest(db, textOf(form, 'id'), textOf(form, 'why'));
    if (!ended.ok) return fail(APP_ERRORS[ended.error.code], { code: ended.error.code });
    redirect(303, '/interests');
  },
};
