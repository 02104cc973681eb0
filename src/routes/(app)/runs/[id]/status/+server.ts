import { error, json } from '@sveltejs/kit';
import { readRun } from '$lib/server/run/get-run';
import { runState } from '$lib/server/run/run-view';
import { loadMessages } from '$lib/i18n';
import type { RequestHandler } from './$types';

/** How far a run is; 304 while nothing has changed. */
export const GET: RequestHandler = async ({ params, request, locals: { db, locale } }) => {
  const run = await readRun(db, params.id);
  if (!run) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  const state = runState(run);
  const headers = { etag: `"${run.revision}${state.waitsLong ? '-long' : ''}"`, 'cache-control': 'private, no-cache' };
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
  return json(state, { headers });
};
