import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { needsView } from '$lib/server/portfolio/needs-view';
import { portfolioRun } from '$lib/server/portfolio/run-of-portfolio';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, locale } }) => {
  const m = await loadMessages(locale);
  const found = (await portfolioRun(db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  return {
    title: m.portfolio.needs.title,
    run: { id: found.run.id, number: found.run.number },
    ...(await needsView(found.result, locale)),
  };
};
