import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { assignmentsByLink, passportByLink } from '$lib/server/assignment/by-link';
import { personByLink } from '$lib/server/roster/person-by-link';
import type { RequestHandler } from './$types';

/** The whole record, with one's secondments, what was said of them and the signed records, to be taken along. */
export const GET: RequestHandler = async ({ params, locals: { serviceDb, locale } }) => {
  const record = serviceDb ? await personByLink(serviceDb, params.token) : null;
  if (!record || !serviceDb) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  const [secondments, passport] = await Promise.all([assignmentsByLink(serviceDb, params.token), passportByLink(serviceDb, params.token)]);
  return new Response(`${JSON.stringify({ ...record, secondments, passport }, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="feiqiao-my-record.json"',
      'cache-control': 'no-store',
    },
  });
};
