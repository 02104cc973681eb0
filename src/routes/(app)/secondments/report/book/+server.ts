import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { sheetAnswer } from '$lib/server/import/download';
import { reportBook } from '$lib/server/secondment-report/report-book';
import { requestedReport, seesReport } from '$lib/server/secondment-report/report-request';
import type { RequestHandler } from './$types';

/** The report as a workbook. */
export const GET: RequestHandler = async ({ url, locals: { db, account, locale, today } }) => {
  const m = await loadMessages(locale);
  const found = seesReport(account) ? await requestedReport(db, url.searchParams, today) : null;
  if (!found) error(404, { code: 'not_found', message: m.error.not_found });
  const { pair, report } = found;
  const head = m.secondmentReport.of(pair.east, pair.west, report.year);
  return sheetAnswer(reportBook(report, head, m), m.secondmentReport.fileName(report.year), 'xlsx');
};
