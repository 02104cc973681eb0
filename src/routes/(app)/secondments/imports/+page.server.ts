import { error, fail, redirect } from '@sveltejs/kit';
import { keepsRosters } from '$lib/domain/account';
import { APP_ERRORS } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { SHEET_MESSAGES } from '$lib/i18n/sheet-messages';
import { fileOf, isTooLarge, textOf } from '$lib/server/form-text';
import { importRosters } from '$lib/server/roster/import-rosters';
import { listExchanges } from '$lib/server/roster/list-exchanges';
import { ROSTER_LIMITS } from '$lib/server/roster/read-book';
import { listRosterImports } from '$lib/server/roster/roster-import';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, account, locale } }) => {
  const m = await loadMessages(locale);
  if (!account || !keepsRosters(account.role)) error(404, { code: 'not_found', message: m.error.not_found });
  const [imports, exchanges] = await Promise.all([listRosterImports(db), listExchanges(db, account.organisation.id)]);
  return {
    title: m.roster.import.title,
    remembered: url.searchParams.has('remembered'),
    imports,
    exchanges: exchanges.filter(({ status, isMine }) => isMine && status === 'open'),
  };
};

export const actions: Actions = {
  default: async ({ request, locals: { db, account, locale, today } }) => {
    const m = await loadMessages(locale);
    const refused = (message: string, status = 422) => fail(status, { message });
    if (isTooLarge(request, ROSTER_LIMITS.fileBytes)) return refused(m.error.file_too_large, APP_ERRORS.file_too_large);
    const form = await request.formData();
    const file = fileOf(form, 'file');
    if (!file || file.size === 0) return refused(m.error.file_missing);
    if (!account) return refused(m.error.not_found, 404);
    if (file.size > ROSTER_LIMITS.fileBytes) return refused(m.error.file_too_large, APP_ERRORS.file_too_large);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const brought = await importRosters(db, account, { name: file.name, bytes }, textOf(form, 'exchange'), today);
    if (brought.ok) redirect(303, `/secondments/imports/${brought.value}`);
    if ('error' in brought) return refused(m.error[brought.error.code], APP_ERRORS[brought.error.code]);
    return refused(brought.refusal === 'nothing' ? m.roster.import.nothing : SHEET_MESSAGES[locale].fault.refusal[brought.refusal]);
  },
};
