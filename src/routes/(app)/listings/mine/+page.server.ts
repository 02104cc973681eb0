import { listingStatus } from '$lib/domain/enums';
import { loadMessages } from '$lib/i18n';
import { storableText } from '$lib/server/import/storable';
import { DESKS_A_PAGE, listDesks } from '$lib/server/listing/listing-desk';
import { pageNumber } from '$lib/server/page-number';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
  const { account, db, locale } = locals;
  if (!account) throw new Error('mine: the guard lets members in only');
  const page = pageNumber(url, 'page');
  const status = listingStatus.find((each) => each === url.searchParams.get('state')) ?? null;
  const words = storableText((url.searchParams.get('q') ?? '').trim().slice(0, 100));
  const { total, desks } = await listDesks(db, account.organisation.id, { ...(status ? { statuses: [status] } : {}), words, page });
  return {
    title: (await loadMessages(locale)).listingForm.mine.title,
    groups: listingStatus
      .map((each) => ({ status: each, desks: desks.filter((desk) => desk.status === each) }))
      .filter((group) => group.desks.length > 0),
    status,
    words,
    total,
    page,
    pages: Math.ceil(total / DESKS_A_PAGE),
  };
};
