import { error, fail, redirect } from '@sveltejs/kit';
import { projectDecision } from '$lib/domain/enums';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { closePortfolio, decideProjects, dropPortfolio, readPortfolio } from '$lib/server/portfolio/portfolios';
import { proposalsOfProjects } from '$lib/server/proposal/proposals-of-projects';
import { proposeProject } from '$lib/server/proposal/propose';
import { reviewRows } from '$lib/server/portfolio/review-view';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
  const m = await loadMessages(locals.locale);
  const portfolio = (await readPortfolio(locals.db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  const count = (...decisions: string[]) => portfolio.projects.filter(({ decision }) => decisions.includes(decision)).length;
  const { projects, ...head } = portfolio;
  return {
    title: portfolio.name,
    portfolio: head,
    rows: await reviewRows(locals, portfolio),
    counts: { open: count('open'), kept: count('kept', 'pinned'), removed: count('removed') },
    /** Bundles to pin and to ban when it is run again. */
    again: projects
      .flatMap(({ bundle, decision }) => (decision === 'pinned' ? [`pin=${bundle}`] : decision === 'removed' ? [`ban=${bundle}`] : []))
      .map((each) => `&${each}`)
      .join(''),
    mayAct: locals.account?.role === 'coordinator' && portfolio.status === 'in_review',
    /** Proposals that came of its projects, by project. */
    proposed: await proposalsOfProjects(
      locals.db,
      projects.map(({ id }) => id),
    ),
    mayPropose: locals.account?.role === 'coordinator' && portfolio.status !== 'dropped',
    mayRun: locals.account?.role === 'coordinator',
  };
};

/** Refused: what was typed and ticked comes back. */
const refused = (code: AppErrorCode, typed: { why?: string; note?: string; drop?: string; ticked?: string[] }) =>
  fail(APP_ERRORS[code], { error: code, typed: { why: '', note: '', drop: '', ticked: [] as string[], ...typed } });

const answered = (result: Result<undefined, AppErrorCode>, typed: Parameters<typeof refused>[1], to: string) => {
  if (!result.ok) return refused(result.error.code, typed);
  redirect(303, to);
};

export const actions: Actions = {
  decide: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const projects = form.getAll('project').filter((value) => typeof value === 'string');
    const why = textOf(form, 'why');
    const decision = projectDecision.find((each) => each === textOf(form, 'decision'));
    if (!decision || !projects.every((id) => /^[0-9a-f-]{36}$/.test(id))) return refused('bad_request', { why, ticked: projects });
    const result = await decideProjects(db, params.id, { projects, decision, why });
    return answered(result, { why, ticked: projects }, `/portfolios/${params.id}#projects`);
  },
  propose: async ({ request, locals: { db } }) => {
    const project = textOf(await request.formData(), 'project');
    if (!/^[0-9a-f-]{36}$/.test(project)) return refused('bad_request', {});
    const proposed = await proposeProject(db, project, '');
    if (!proposed.ok) return refused(proposed.error.code, {});
    redirect(303, `/proposals/${proposed.value}`);
  },
  close: async ({ params, request, locals: { db } }) => {
    const note = textOf(await request.formData(), 'note');
    return answered(await closePortfolio(db, params.id, note), { note }, `/portfolios/${params.id}`);
  },
  drop: async ({ params, request, locals: { db } }) => {
    const drop = textOf(await request.formData(), 'why');
    return answered(await dropPortfolio(db, params.id, drop), { drop }, `/portfolios/${params.id}`);
  },
};
