import { error } from '@sveltejs/kit';
import { readsTrail, readTrailFilter } from '$lib/domain/trail';
import { loadMessages } from '$lib/i18n';
import { exportTrail } from '$lib/server/trail/export-trail';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals: { db, account, locale } }) => {
  const messages = await loadMessages(locale);
  if (!account || !readsTrail(account.role)) error(404, { code: 'not_found', message: messages.error.not_found });
  return exportTrail(db, readTrailFilter(url.searchParams), url.searchParams.get('format') === 'csv' ? 'csv' : 'xlsx', messages);
};
