import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { projectView } from '$lib/server/portfolio/project-view';
import { pointOf, portfolioRun } from '$lib/server/portfolio/run-of-portfolio';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
  const m = await loadMessages(locals.locale);
  const notFound = () => error(404, { code: 'not_found', message: m.error.not_found });
  const found = (await portfolioRun(locals.db, params.id)) ?? notFound();
  const question = {
    bundle: params.bundle,
    point: pointOf(url.searchParams.get('point')),
    whyNot: (url.searchParams.get('why') ?? '').trim().slice(0, 60),
  };
  const project = (await projectView(locals, found.run, found.result, question)) ?? notFound();
  return { title: project.name, run: { id: found.run.id, number: found.run.number }, point: question.point, project };
};
