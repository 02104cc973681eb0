import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { readRun } from '$lib/server/run/get-run';
import { runRecord } from '$lib/server/run/run-record';
import type { RequestHandler } from './$types';

/** The run's record as a file. */
export const GET: RequestHandler = async ({ params, locals: { db, locale } }) => {
  const run = await readRun(db, params.id);
  if (!run) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  return new Response(JSON.stringify(await runRecord(db, run)), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="feiqiao-run-${run.number}.json"`,
      'cache-control': 'private, no-store',
    },
  });
};
