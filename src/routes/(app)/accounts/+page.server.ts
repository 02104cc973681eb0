import { error, fail } from '@sveltejs/kit';
import { seesAccounts } from '$lib/domain/account';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { ACCOUNTS_A_PAGE, findAccounts } from '$lib/server/account/find-accounts';
import { setDisabled } from '$lib/server/account/set-disabled';
import { textOf } from '$lib/server/form-text';
import { placeName } from '$lib/server/reference/reference';
import type { Actions, PageServerLoad } from './$types';

const MOST_PAGES = 10_000;

export const load: PageServerLoad = async ({ locals: { db, locale, account }, url }) => {
  const messages = await loadMessages(locale);
  if (!account || !seesAccounts(account.role)) error(404, { code: 'not_found', message: messages.error.not_found });
  const search = (url.searchParams.get('q') ?? '').slice(0, 100);
  const page = Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(url.searchParams.get('page')) || 1)));
  const { total, rows } = await findAccounts(db, search, page);
  return {
    title: messages.account.title,
    search,
    page,
    pages: Math.ceil(total / ACCOUNTS_A_PAGE),
    total,
    rows: rows.map((row) => ({ ...row, place: row.regionCode ? placeName(row.regionCode, locale) : '' })),
    mayDisable: account.role === 'administrator',
  };
};

export const actions: Actions = {
  disable: async ({ request, locals: { db, serviceDb } }) => {
    const form = await request.formData();
    const set = await setDisabled(
      { db, serviceDb },
      textOf(form, 'id'),
      textOf(form, 'disabled') === 'true',
      textOf(form, `why-${textOf(form, 'id')}`),
    );
    return set.ok ? { code: null } : fail(APP_ERRORS[set.error.code], { code: set.error.code });
  },
};
