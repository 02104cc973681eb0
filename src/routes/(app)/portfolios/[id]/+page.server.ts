import { error, fail, redirect } from '@sveltejs/kit';
import { projectDecision } from '$lib/domain/enums';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { closePortfolio, decideProjects, dropPortfolio, readPortfolio } from '$lib/server/portfolio/portfolios';
import { proposalsOfProjects } from '$lib/server/proposal/proposals-of-projects';
import { proposeProject } from '$lib/server/proposal/propose';
import { rowsShown } from '$lib/server/rows-shown';
import { namesMoved } from '$lib/server/portfolio/moved-names';
import { countsOf, filterOf, FILTERS, passes, sameView } from '$lib/server/portfolio/review-filter';
import { reviewRows, withdrawnAmong } from '$lib/server/portfolio/review-view';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const m = await loadMessages(locals.locale);
  const portfolio = (await readPortfolio(locals.db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  const { projects, ...head } = portfolio;
  const rows = await reviewRows(locals, portfolio);
  const filter = filterOf(url);
  const these = rows?.filter(({ project }) => passes(project.decision, filter)) ?? null;
  const gone = rows?.filter(({ move, project }) => move === 'withdrawn' && project.decision !== 'removed') ?? [];
  return {
    title: portfolio.name,
    portfolio: head,
    rows: these?.slice(0, rowsShown(url)) ?? null,
    filter,
    filters: FILTERS.map((each) => ({ filter: each, count: projects.filter(({ decision }) => passes(decision, each)).length })),
    shown: rowsShown(url),
    ticksOpen: url.searchParams.get('tick') === 'open',
    all: these?.length ?? 0,
    counts: countsOf(projects),
    /** What stands on withdrawn listings and is not removed yet. */
    gone: { names: namesMoved(gone, 'withdrawn', m), projects: gone.map(({ project }) => project.id) },
    /** Bundles to pin and to ban when it is run again. */
    again: projects
      .flatMap(({ bundle, decision }) => (decision === 'pinned' ? [`pin=${bundle}`] : decision === 'removed' ? [`ban=${bundle}`] : []))
      .map((each) => `&${each}`)
      .join(''),
    mayAct: locals.account?.role === 'coordinator' && portfolio.status === 'in_review',
    /** Proposals that came of its projects, by project. */
    proposed: await proposalsOfProjects(locals.db, portfolio.id),
    mayPropose: locals.account?.role === 'coordinator' && portfolio.status !== 'dropped',
    mayRun: locals.account?.role === 'coordinator',
  };
};

type Typed = { why?: string; note?: string; drop?: string; ticked?: string[] };

/** Refused: what was typed and ticked comes back; `names`: whose listings stand in the way. */
const refused = (code: AppErrorCode, typed: Typed, names = '') =>
  fail(APP_ERRORS[code], { error: code, names, typed: { why: '', note: '', drop: '', ticked: [] as string[], ...typed } });

const answered = (result: Result<undefined, AppErrorCode>, typed: Typed, to: string) => {
  if (!result.ok) return refused(result.error.code, typed);
  redirect(303, to);
};

export const actions: Actions = {
  decide: async ({ params, request, locals, url }) => {
    const { db } = locals;
    const form = await request.formData();
    const projects = form.getAll('project').filter((value) => typeof value === 'string');
    const why = textOf(form, 'why');
    const decision = projectDecision.find((each) => each === textOf(form, 'decision'));
    if (!decision || !projects.every((id) => /^[0-9a-f-]{36}$/.test(id))) return refused('bad_request', { why, ticked: projects });
    const result = await decideProjects(db, params.id, { projects, decision, why });
    if (!result.ok && result.error.code === 'listing_withdrawn')
      return refused(result.error.code, { why, ticked: projects }, await withdrawnAmong(locals, params.id, projects));
    return answered(result, { why, ticked: projects }, `/portfolios/${params.id}${sameView(url)}#projects`);
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
