import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { assignmentsByKey, secondmentCalendar } from '$lib/server/secondment/calendar-file';
import type { RequestHandler } from './$types';

/** A calendar program signs in nowhere: the key in the address is what it knows, and it can be taken back. */
export const GET: RequestHandler = async ({ params, locals: { locale, serviceDb } }) => {
  const m = await loadMessages(locale);
  if (!serviceDb) error(503, { code: 'no_secret_key', message: m.error.no_secret_key });
  const found = await assignmentsByKey(serviceDb, params.key.replace(/\.ics$/, ''));
  if (!found) error(404, { code: 'not_found', message: m.error.not_found });
  return new Response(secondmentCalendar(found, m.secondmentCalendar, new Date()), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
      'content-disposition': 'inline; filename="secondments.ics"',
    },
  });
};
