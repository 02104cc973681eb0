import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { bookingsByKey, calendarFile } from '$lib/server/station/calendar-file';
import type { RequestHandler } from './$types';

/** A calendar program signs in nowhere: the key in the address is what it knows, and it can be taken back. */
export const GET: RequestHandler = async ({ params, locals: { locale, serviceDb } }) => {
  const m = await loadMessages(locale);
  if (!serviceDb) error(503, { code: 'no_secret_key', message: m.error.no_secret_key });
  const bookings = await bookingsByKey(serviceDb, params.key.replace(/\.ics$/, ''));
  if (!bookings) error(404, { code: 'not_found', message: m.error.not_found });
  return new Response(calendarFile(bookings, m, new Date()), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
      'content-disposition': 'inline; filename="stations.ics"',
    },
  });
};
