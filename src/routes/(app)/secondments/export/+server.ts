import { error } from '@sveltejs/kit';
import { seesRosters } from '$lib/domain/account';
import type { RosterKindCode } from '$lib/domain/enums';
import { ROSTER_KINDS } from '$lib/domain/roster-field';
import type { RosterEntry } from '$lib/domain/roster-entry';
import { loadMessages } from '$lib/i18n';
import { ROSTER_MESSAGES } from '$lib/i18n/roster-messages';
import { sheetAnswer } from '$lib/server/import/download';
import { rosterBook } from '$lib/server/roster/roster-book';
import { rosterEntries } from '$lib/server/roster/roster-entries';
import { rosterContext } from '$lib/server/roster/roster-names';
import type { RequestHandler } from './$types';

/** The registers that one may see, as a workbook; what is one's own can be imported again unchanged. */
export const GET: RequestHandler = async ({ url, locals: { db, account, locale } }) => {
  if (!account || !seesRosters(account.role)) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  const onlyOwn = url.searchParams.has('own');
  const lists = await Promise.all(ROSTER_KINDS.map((kind) => rosterEntries(db, kind)));
  const entries = Object.fromEntries(ROSTER_KINDS.map((kind, at) => [kind, (lists[at] ?? []).filter(({ isMine }) => isMine || !onlyOwn)]));
  const { names } = await rosterContext(db, account, locale);
  const book = rosterBook(entries as Record<RosterKindCode, RosterEntry[]>, { ...names, region: (code) => code }, locale);
  return sheetAnswer(book, ROSTER_MESSAGES[locale].import.fileName.export, 'xlsx');
};
