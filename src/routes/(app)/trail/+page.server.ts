import { error } from '@sveltejs/kit';
import { changedFields, readsTrail, readTrailFilter, trailQuery } from '$lib/domain/trail';
import { loadMessages } from '$lib/i18n';
import { listTrail, TRAIL_PAGE } from '$lib/server/trail/list-trail';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, account, locale } }) => {
  const messages = await loadMessages(locale);
  if (!account || !readsTrail(account.role)) error(404, { code: 'not_found', message: messages.error.not_found });
  const filter = readTrailFilter(url.searchParams);
  const before = Number(url.searchParams.get('before'));
  const events = await listTrail(db, filter, Number.isSafeInteger(before) && before > 0 ? before : null);
  const last = events.length === TRAIL_PAGE ? events.at(-1) : undefined;
  return {
    title: messages.trail.title,
    filter,
    events: events.map(({ old, new: fresh, ...event }) => ({ ...event, changes: changedFields(old, fresh) })),
    older: last ? `/trail?${trailQuery(filter, { before: String(last.id) })}` : null,
    isFirst: !url.searchParams.has('before'),
    query: trailQuery(filter),
  };
};
