import { error } from '@sveltejs/kit';
import { DELIVERY_FILTERS, followsDeliveries, isStuck, matchesFilter } from '$lib/domain/delivery-overview';
import { loadMessages } from '$lib/i18n';
import { deliveryOverview } from '$lib/server/delivery/overview';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, account, locale } }) => {
  const messages = await loadMessages(locale);
  if (!account || !followsDeliveries(account.role)) error(404, { code: 'not_found', message: messages.error.not_found });
  const { today, projects, open } = await deliveryOverview(db);
  const filter = DELIVERY_FILTERS.find((each) => each === url.searchParams.get('show')) ?? 'all';
  return {
    title: messages.delivery.overview.title,
    today,
    filter,
    counts: DELIVERY_FILTERS.map((each) => ({ filter: each, count: open.filter((row) => matchesFilter(row, each)).length })),
    open: open.filter((row) => matchesFilter(row, filter)),
    projects: projects.map((row) => ({ ...row, isStuck: isStuck(row, open) })),
  };
};
