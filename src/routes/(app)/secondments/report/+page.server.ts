import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { requestedReport, seesReport } from '$lib/server/secondment-report/report-request';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, account, locale, today } }) => {
  const m = await loadMessages(locale);
  if (!seesReport(account)) error(404, { code: 'not_found', message: m.error.not_found });
  const found = await requestedReport(db, url.searchParams, today);
  return { title: m.secondmentReport.title, found };
};
