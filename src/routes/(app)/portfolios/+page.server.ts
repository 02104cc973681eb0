import { asksForRuns } from '$lib/domain/run';
import { loadMessages } from '$lib/i18n';
import { listPortfolios } from '$lib/server/portfolio/portfolios';
import { listRuns } from '$lib/server/run/list-runs';
import { runHead } from '$lib/server/run/run-view';
import type { PageServerLoad } from './$types';

const PORTFOLIOS_SHOWN = 50;
const RUNS_SHOWN = 8;

export const load: PageServerLoad = async ({ locals: { db, locale, account } }) => {
  const m = await loadMessages(locale);
  const [portfolios, runs] = await Promise.all([listPortfolios(db, PORTFOLIOS_SHOWN), listRuns(db, 1)]);
  return {
    title: m.portfolio.title,
    portfolios: portfolios.map(({ decisions, ...portfolio }) => ({
      ...portfolio,
      all: decisions.length,
      decided: decisions.filter((decision) => decision !== 'open').length,
      kept: decisions.filter((decision) => decision === 'kept' || decision === 'pinned').length,
    })),
    runs: runs.runs
      .filter(({ kind }) => kind === 'portfolio')
      .slice(0, RUNS_SHOWN)
      .map((run) => ({ ...runHead(run, locale, m), said: run.summary ? m.run.summary.portfolio(run.summary) : '' })),
    mayAct: account !== null && asksForRuns(account.role),
  };
};
