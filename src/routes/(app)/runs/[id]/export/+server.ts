import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { sheetAnswer } from '$lib/server/import/download';
import { portfolioSheets } from '$lib/server/portfolio/export-portfolio';
import { portfolioView } from '$lib/server/portfolio/portfolio-view';
import { pointOf, portfolioRun } from '$lib/server/portfolio/run-of-portfolio';
import type { RequestHandler } from './$types';

/** A point of a portfolio run as a workbook. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
  const m = await loadMessages(locals.locale);
  const found = await portfolioRun(locals.db, params.id);
  if (!found) error(404, { code: 'not_found', message: m.error.not_found });
  const view = await portfolioView(locals, found.result, pointOf(url.searchParams.get('point')));
  return sheetAnswer(portfolioSheets(view, m), `${m.portfolio.title}-${found.run.number}`, 'xlsx');
};
