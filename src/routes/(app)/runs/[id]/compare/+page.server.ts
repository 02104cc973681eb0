import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { rowsShown } from '$lib/server/rows-shown';
import { differenceView } from '$lib/server/run/difference-view';
import { comparableRuns, earlierRun } from '$lib/server/run/earlier-run';
import { readRun } from '$lib/server/run/get-run';
import { runHead } from '$lib/server/run/run-view';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, locale }, url }) => {
  const m = await loadMessages(locale);
  const notFound = () => error(404, { code: 'not_found', message: m.error.not_found });
  const run = (await readRun(db, params.id)) ?? notFound();
  const others = await comparableRuns(db, run);
  const asked = url.searchParams.get('with');
  const other = asked === null ? (earlierRun(run, others) ?? others[0] ?? null) : ((await readRun(db, asked)) ?? notFound());
  if (other && other.kind !== run.kind) notFound();
  // Whatever was asked for, the older one is what was before.
  const [older, newer] = other && other.number > run.number ? [run, other] : [other, run];
  return {
    title: older ? m.run.compare.title(older.number, newer.number) : m.run.compare.heading,
    run: runHead(run, locale, m),
    older: older && runHead(older, locale, m),
    newer: runHead(newer, locale, m),
    others: others.map((each) => runHead(each, locale, m)).map(({ id, number, scope, createdAt }) => ({ id, number, scope, createdAt })),
    withId: other?.id ?? null,
    difference: older && (await differenceView(db, [older, newer], { locale, m, most: rowsShown(url) })),
    shown: rowsShown(url),
  };
};
