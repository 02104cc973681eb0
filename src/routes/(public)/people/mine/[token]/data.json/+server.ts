import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { personByLink } from '$lib/server/roster/person-by-link';
import type { RequestHandler } from './$types';

/** The whole record, to be taken along. */
export const GET: RequestHandler = async ({ params, locals: { serviceDb, locale } }) => {
  const record = serviceDb ? await personByLink(serviceDb, params.token) : null;
  if (!record) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  return new Response(`${JSON.stringify(record, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="feiqiao-my-record.json"',
      'cache-control': 'no-store',
    },
  });
};
