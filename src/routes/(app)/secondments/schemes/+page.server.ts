import { error, fail } from '@sveltejs/kit';
import { keepsRosters, seesRosters } from '$lib/domain/account';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { listSchemes } from '$lib/server/roster/list-schemes';
import { addOwnScheme, endOwnScheme } from '$lib/server/roster/own-schemes';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, account, locale } }) => {
  const m = await loadMessages(locale);
  if (!account || !seesRosters(account.role)) error(404, { code: 'not_found', message: m.error.not_found });
  return { title: m.roster.scheme.title, schemes: await listSchemes(db), keeps: keepsRosters(account.role) };
};

const FIELDS = ['code', 'name', 'ladder', 'direction', 'months', 'countsFrom', 'conditions', 'validFrom', 'source', 'sourceUrl'] as const;

export const actions: Actions = {
  add: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const typed = Object.fromEntries(FIELDS.map((key) => [key, textOf(form, key)])) as Record<(typeof FIELDS)[number], string>;
    const added = await addOwnScheme(db, typed);
    return added.ok
      ? { code: null, did: 'added' as const, typed: null }
      : fail(APP_ERRORS[added.error.code], { code: added.error.code, did: null, typed });
  },
  end: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const ended = await endOwnScheme(db, textOf(form, 'code'), textOf(form, 'validFrom'), textOf(form, 'lastDay'));
    return ended.ok
      ? { code: null, did: 'ended' as const, typed: null }
      : fail(APP_ERRORS[ended.error.code], { code: ended.error.code, did: null, typed: null });
  },
};
