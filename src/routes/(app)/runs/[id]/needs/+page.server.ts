import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { needsView } from '$lib/server/portfolio/needs-view';
import { rowsShown } from '$lib/server/rows-shown';
import { portfolioRun } from '$lib/server/portfolio/run-of-portfolio';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, locale } }) => {
  const m = await loadMessages(locale);
  const found = (await portfolioRun(db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  const { rows, roles } = await needsView(found.result, locale);
  const shown = rowsShown(url);
  return {
    title: m.portfolio.needs.title,
    run: { id: found.run.id, number: found.run.number },
    rows: rows.slice(0, shown),
    all: rows.length,
    shown,
    roles,
  };
};
