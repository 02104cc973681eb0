import { error } from '@sveltejs/kit';
import { keepsRosters } from '$lib/domain/account';
import { loadMessages } from '$lib/i18n';
import { ROSTER_MESSAGES } from '$lib/i18n/roster-messages';
import { sheetAnswer } from '$lib/server/import/download';
import { rosterBook } from '$lib/server/roster/roster-book';
import type { RequestHandler } from './$types';

/** An empty workbook: a sheet for each register, lists of choices, and how to fill it in. */
export const GET: RequestHandler = async ({ locals: { account, locale } }) => {
  if (!account || !keepsRosters(account.role)) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  const names = { exchanges: new Map<string, string>(), schemes: new Map<string, string>(), region: (code: string) => code };
  const empty = { unit: [], team: [], person: [], post: [], training: [], visit: [] };
  return sheetAnswer(rosterBook(empty, names, locale), ROSTER_MESSAGES[locale].import.fileName.template, 'xlsx');
};
