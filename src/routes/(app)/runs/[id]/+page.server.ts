import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { asksForRuns, plansSecondments, type Run } from '$lib/domain/run';
import type { PlacementsQuery } from '$lib/domain/plan-view';
import { loadMessages } from '$lib/i18n';
import { firstRows, portfolioView } from '$lib/server/portfolio/portfolio-view';
import { rowsShown } from '$lib/server/rows-shown';
import { pointOf } from '$lib/server/portfolio/run-of-portfolio';
import { textOf } from '$lib/server/form-text';
import { openPortfolio } from '$lib/server/portfolio/open-portfolio';
import { cancelRun } from '$lib/server/run/cancel-run';
import { differenceView } from '$lib/server/run/difference-view';
import { comparableRuns, earlierRun } from '$lib/server/run/earlier-run';
import { readRun } from '$lib/server/run/get-run';
import { rankingView } from '$lib/server/run/ranking-view';
import { sitingView } from '$lib/server/station/siting-view';
import { repeatRun } from '$lib/server/run/repeat-run';
import { readResult } from '$lib/server/run/run-result';
import { openPlan } from '$lib/server/secondment/open-plan';
import { placementsQuery } from '$lib/server/secondment/placements-page';
import { planResultView } from '$lib/server/secondment/plan-result-view';
import { runHead, runSettings } from '$lib/server/run/run-view';
import { regionName } from '$lib/server/reference/reference';
import type { Actions, PageServerLoad } from './$types';

/** Differences told on the run's own page; the page of the comparison has more. */
const CHANGES_TOLD = 3;

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { db, locale, account } = locals;
  const m = await loadMessages(locale);
  const run = (await readRun(db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  const head = runHead(run, locale, m);
  const page = Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1);
  return {
    title: `${m.run.name(run.number)} · ${head.scope || m.run.kind[run.kind]}`,
    run: head,
    record: recordOf(run),
    settings: runSettings(run, { locale, m, names: { party: (id) => id, item: (key) => key, region: (code) => regionName(code, locale) } }),
    failure: run.fault,
    mayAct: account !== null && (run.kind === 'secondment' ? plansSecondments(account.role) : asksForRuns(account.role)),
    page,
    asCards: url.searchParams.get('view') === 'cards',
    shown: rowsShown(url),
    hasOutput: run.outputHash !== null,
    ...(head.hasEnded
      ? await resultOf(locals, run, {
          page,
          shown: rowsShown(url),
          point: pointOf(url.searchParams.get('point')),
          open: Number(url.searchParams.get('open')) || null,
          against: Number(url.searchParams.get('against')) || null,
          placements: placementsQuery(url.searchParams),
        })
      : { summary: null, ranking: null, portfolio: null, siting: null, plan: null, repeated: null, earlier: null, difference: null }),
  };
};

/** What the run was made of, for those who check. */
function recordOf(run: Run) {
  const { seed, work, attempt, worker, engineVersion, inputHash, outputHash } = run;
  return { seed, work, attempt, worker, engineVersion, inputHash, outputHash };
}

type Asked = {
  page: number;
  shown: number;
  point: number | null;
  open: number | null;
  against: number | null;
  placements: PlacementsQuery;
};

async function resultOf(locals: App.Locals, run: Run, { page, shown, point, open, against, placements }: Asked) {
  const { db, locale } = locals;
  const m = await loadMessages(locale);
  const found = await readResult(db, run);
  const others = await comparableRuns(db, run);
  const earlier = found ? earlierRun(run, others) : null;
  const repeated = run.repeats ? (others.find(({ id }) => id === run.repeats) ?? (await readRun(db, run.repeats))) : null;
  return {
    summary: run.summary,
    ranking: found && run.kind === 'ranking' ? rankingView(found, page) : null,
    portfolio: found && run.kind === 'portfolio' ? firstRows(await portfolioView(locals, found, point), shown) : null,
    siting: found && run.kind === 'siting' ? sitingView(found, { most: open, against }) : null,
    plan: found && run.kind === 'secondment' ? planResultView(run, found, placements, m) : null,
    repeated: repeated && {
      id: repeated.id,
      number: repeated.number,
      isEqual: run.outputHash !== null && run.outputHash === repeated.outputHash,
      isSameEngine: run.engineVersion === repeated.engineVersion,
    },
    earlier: earlier && { id: earlier.id, number: earlier.number },
    difference: earlier && (await differenceView(db, [earlier, run], { locale, m, most: CHANGES_TOLD })),
  };
}

export const actions: Actions = {
  cancel: async ({ params, locals: { db } }) => {
    const cancelled = await cancelRun(db, params.id);
    // Somebody else, or the end, was quicker: the page shows it.
    if (!cancelled.ok && cancelled.error.code !== 'wrong_state')
      return fail(APP_ERRORS[cancelled.error.code], { error: cancelled.error.code });
    redirect(303, `/runs/${params.id}`);
  },
  open: async ({ params, request, locals: { db, locale } }) => {
    const typed = await request.formData();
    const chosen = { point: pointOf(textOf(typed, 'point')) ?? -1, name: textOf(typed, 'name'), why: textOf(typed, 'why') };
    const run = await readRun(db, params.id);
    if (!run) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
    const id = await openPortfolio(db, run, chosen);
    if (!id.ok) return fail(APP_ERRORS[id.error.code], { error: id.error.code, typed: { name: chosen.name, why: chosen.why } });
    redirect(303, `/portfolios/${id.value}`);
  },
  plan: async ({ params, request, locals: { db, locale } }) => {
    const name = textOf(await request.formData(), 'name');
    const run = await readRun(db, params.id);
    if (!run) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
    const id = await openPlan(db, run, name);
    if (!id.ok) return fail(APP_ERRORS[id.error.code], { error: id.error.code });
    redirect(303, `/secondments/plans/${id.value}`);
  },
  repeat: async ({ params, locals: { db } }) => {
    const id = await repeatRun(db, params.id);
    if (!id.ok) return fail(APP_ERRORS[id.error.code], { error: id.error.code });
    redirect(303, `/runs/${id.value}`);
  },
};
