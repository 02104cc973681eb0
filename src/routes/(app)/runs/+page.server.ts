import { asksForRuns } from '$lib/domain/run';
import { loadMessages } from '$lib/i18n';
import { listRuns, RUNS_A_PAGE } from '$lib/server/run/list-runs';
import { runHead } from '$lib/server/run/run-view';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, locale, account }, url }) => {
  const m = await loadMessages(locale);
  const page = Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1);
  const { runs, total } = await listRuns(db, page);
  return {
    title: m.run.title,
    runs: runs.map((run) => runHead(run, locale, m)),
    page,
    pages: Math.max(1, Math.ceil(total / RUNS_A_PAGE)),
    mayStart: account !== null && asksForRuns(account.role),
  };
};
