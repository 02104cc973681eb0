import { error } from '@sveltejs/kit';
import { asksForRuns } from '$lib/domain/run';
import { loadMessages } from '$lib/i18n';
import { sheetAnswer } from '$lib/server/import/download';
import { sitingSample } from '$lib/server/station/siting-sample';
import { SITING_EXAMPLE } from '$lib/server/station/siting-typed';
import type { RequestHandler } from './$types';

/** The three tables of a siting as a workbook, filled with an example. */
export const GET: RequestHandler = async ({ locals: { account, locale } }) => {
  const m = await loadMessages(locale);
  if (account === null || !asksForRuns(account.role)) error(404, { code: 'not_found', message: m.error.not_found });
  return sheetAnswer(sitingSample(SITING_EXAMPLE, locale), m.siting.file.name, 'xlsx');
};
