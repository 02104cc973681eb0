import { daysWaiting } from '$lib/domain/review';
import { loadMessages } from '$lib/i18n';
import { pageNumber } from '$lib/server/page-number';
import { placeName } from '$lib/server/reference/reference';
import { QUEUE_PAGE, reviewQueue } from '$lib/server/review/review';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db, locale, today } = locals;
  const page = pageNumber(url, 'page');
  const { total, rows, imports } = await reviewQueue(db, null, page);
  const placed = <T extends { region: string | null; submittedAt: string }>(row: T) => ({
    ...row,
    place: row.region === null ? '' : placeName(row.region, locale),
    waiting: daysWaiting(row.submittedAt, today),
  });
  return {
    title: (await loadMessages(locale)).review.title,
    queue: rows.map(placed),
    imports: imports.map(placed),
    page,
    pages: Math.ceil(total / QUEUE_PAGE),
    reviewed: Number(url.searchParams.get('reviewed')) || 0,
  };
};
