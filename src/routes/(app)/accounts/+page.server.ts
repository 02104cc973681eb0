import { error } from '@sveltejs/kit';
import { seesAllAccounts } from '$lib/domain/account';
import { loadMessages } from '$lib/i18n';
import { listAccounts } from '$lib/server/account/list-accounts';
import { placeName } from '$lib/server/reference/reference';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, locale, account } }) => {
  const messages = await loadMessages(locale);
  if (!account || !seesAllAccounts(account.role)) error(404, { code: 'not_found', message: messages.error.not_found });
  const rows = await listAccounts(db);
  return {
    title: messages.account.title,
    rows: rows.map((row) => ({ ...row, place: row.regionCode ? placeName(row.regionCode, locale) : '' })),
  };
};
